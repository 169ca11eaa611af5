// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {FlashSwapper} from "../../../contracts/adversaries/FlashSwapper.sol";
import {ReentrantReceiver} from "../../../contracts/adversaries/ReentrantReceiver.sol";
import {SettableFeed} from "../../../contracts/adversaries/SettableFeed.sol";
import {GenesisSteps} from "../../../contracts/flat/deploy/Genesis.sol";
import {GenesisNumbers} from "../../../contracts/flat/deploy/GenesisNumbers.sol";
import {vm} from "./Cheats.sol";

/// The suite right after genesis, on the real Uniswap bytecode, and the people who use it.
///
/// The `deep` genesis also turns the pool round, so that the two campaigns of a property cover both scenarios and both
/// orders of the pool's tokens.
abstract contract FuzzWorld is GenesisSteps {
    uint256 internal constant START = 1_750_000_000;
    uint256 internal constant WEALTH = 1_000_000 ether;

    SettableFeed public immutable ethUsdFeed;
    SettableFeed public immutable cpiFeed;
    SettableFeed public immutable truflationFeed;
    FlashSwapper public immutable swapper;
    ReentrantReceiver public immutable receiver;

    /// Everyone who sends messages. All but the last, `receiver`, have the private key of the same index.
    address[] public actors;
    uint256[] internal _keys;

    constructor(bool deep) {
        vm.warp(START);
        ethUsdFeed = new SettableFeed(GenesisNumbers.FEED_DECIMALS, GenesisNumbers.ETH_USD_ANSWER);
        cpiFeed = new SettableFeed(GenesisNumbers.FEED_DECIMALS, GenesisNumbers.CPI_ANSWER);
        truflationFeed = new SettableFeed(GenesisNumbers.FEED_DECIMALS, GenesisNumbers.TRUFLATION_ANSWER);
        swapper = new FlashSwapper();
        receiver = new ReentrantReceiver();
        for (uint256 key = 0xA11CE; key < 0xA11CE + 4; ++key) {
            _keys.push(key);
            actors.push(vm.addr(key));
        }
        actors.push(address(receiver));
        Plan memory plan = Plan({
            scenario: deep ? Scenario.deep : Scenario.balanced,
            flatIsToken0: !deep,
            treasury: actors[0],
            floatHolder: actors[1],
            ethUsdFeed: ethUsdFeed,
            cpiFeed: cpiFeed,
            truflationFeed: truflationFeed
        });
        vm.deal(address(this), GenesisNumbers.FLAT_POOL_ETH);
        _genesis(plan, GenesisNumbers.FLAT_POOL_ETH);
        _endow();
    }

    function actorCount() external view returns (uint256) {
        return actors.length;
    }

    /// The contracts under study: they send only what their own code sends.
    function isSuite(address who) public view returns (bool) {
        return who == address(rise) || who == address(vault) || who == address(flat) || who == address(ocean)
            || who == address(pool) || who == address(weth) || who == address(twap) || who == address(this);
    }

    /// Gives everyone something of everything, by means that anyone has: transfers, purchases and wrapping.
    function _endow() private {
        for (uint256 i; i < actors.length; ++i) {
            address who = actors[i];
            vm.deal(who, WEALTH);
            if (i != 1) _as(actors[1], address(rise), 0, abi.encodeCall(rise.transfer, (who, 5_000e18)));
            if (i != 0) _as(actors[0], address(vault), 0, abi.encodeCall(vault.transfer, (who, 1_000_000e18)));
            _as(who, address(flat), 100 ether, abi.encodeCall(flat.buy, (0)));
            _as(who, address(weth), 100 ether, abi.encodeCall(weth.deposit, ()));
            _approve(who, address(rise), address(vault), type(uint256).max);
            _approve(who, address(flat), address(ocean), type(uint256).max);
            _approve(who, address(weth), address(ocean), type(uint256).max);
            // Spending others' tokens would hardly ever be tried with allowances that happen to be there.
            for (uint256 j; j < actors.length; ++j) {
                uint256 amount = (i + j) % 3 == 0 ? type(uint256).max : 10_000e18;
                _approve(who, address(rise), actors[j], amount);
                _approve(who, address(vault), actors[j], amount);
                _approve(who, address(flat), actors[j], amount);
            }
        }
        vm.deal(address(this), 4_000 ether);
        uint256 bought = flat.buy{value: 2_000 ether}(0);
        weth.deposit{value: 2_000 ether}();
        flat.transfer(address(swapper), bought);
        weth.transfer(address(swapper), 2_000 ether);
    }

    function _approve(address owner, address token, address spender, uint256 amount) private {
        _as(owner, token, 0, abi.encodeCall(rise.approve, (spender, amount)));
    }

    function _as(address from, address to, uint256 value, bytes memory data) private {
        vm.prank(from);
        (bool ok,) = to.call{value: value}(data);
        require(ok, "genesis: a first step failed");
    }
}
