// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {FlashSwapper} from "../../../contracts/adversaries/FlashSwapper.sol";
import {MadExecutor} from "../../../contracts/adversaries/MadExecutor.sol";
import {Raider} from "../../../contracts/adversaries/Raider.sol";
import {ReentrantReceiver} from "../../../contracts/adversaries/ReentrantReceiver.sol";
import {SettableFeed} from "../../../contracts/adversaries/SettableFeed.sol";
import {GenesisNumbers} from "../../../contracts/flat/deploy/GenesisNumbers.sol";
import {LaunchSteps} from "../../../contracts/flat/deploy/Launch.sol";
import {vm} from "./Cheats.sol";
import {Means} from "./Means.sol";
import {Sandwich} from "./Sandwich.sol";

/// Something that takes up an address.
contract Filler {}

/// The suite right after genesis, on the real Uniswap bytecode, and the people who use it.
///
/// The `deep` genesis also turns the pools round, so that the two campaigns of a property cover both scenarios and both
/// orders of each pool's tokens.
abstract contract FuzzWorld is LaunchSteps, Means {
    uint256 internal constant START = 1_750_000_000;
    uint256 internal constant WEALTH = 1_000_000 ether;

    SettableFeed public immutable ethUsdFeed;
    SettableFeed public immutable cpiFeed;
    SettableFeed public immutable truflationFeed;
    FlashSwapper public immutable swapper;
    ReentrantReceiver public immutable receiver;
    MadExecutor public immutable mad;
    Sandwich public immutable sandwich;

    /// The executors that the suite starts with: of the treasury, of sales, of NAV defense.
    address[3] public firstExecutors;

    /// Everyone who sends messages; the last is `receiver`.
    address[] public actors;

    /// Everyone whose signatures can be made: the actors but the last, unless the engine cannot send messages of theirs.
    address[] public signers;
    uint256[] internal _keys;

    constructor(bool deep) {
        vm.warp(START);
        ethUsdFeed = new SettableFeed(GenesisNumbers.FEED_DECIMALS, GenesisNumbers.ETH_USD_ANSWER);
        cpiFeed = new SettableFeed(GenesisNumbers.FEED_DECIMALS, GenesisNumbers.CPI_ANSWER);
        truflationFeed = new SettableFeed(GenesisNumbers.FEED_DECIMALS, GenesisNumbers.TRUFLATION_ANSWER);
        swapper = new FlashSwapper();
        receiver = new ReentrantReceiver();
        mad = new MadExecutor();
        for (uint256 key = 0xA11CE; key < 0xA11CE + 4; ++key) {
            _keys.push(key);
            signers.push(vm.addr(key));
            actors.push(_newActor(key));
        }
        actors.push(address(receiver));
        Plan memory plan = Plan({
            scenario: deep ? Scenario.deep : Scenario.balanced,
            flatIsToken0: !deep,
            ethUsdFeed: ethUsdFeed,
            cpiFeed: cpiFeed,
            truflationFeed: truflationFeed
        });
        Parties memory parties = Parties({
            council: actors[2],
            guardian: actors[3],
            holder: actors[1],
            holderRise: deep ? 25_500e18 : 425_000e18,
            holderSave: deep ? 10_000e18 : 300_000e18
        });
        _give(address(this), GenesisNumbers.RAISE_ETH);
        _makeRoom(deep);
        _launch(plan, parties);
        // Safe: where it fails there is no campaign, which is no answer
        assert(_isTurned(address(weth), address(rise), address(vault), deep));
        Raider raider = new Raider(this, twap, weth);
        sandwich = new Sandwich(this, raider, core);
        firstExecutors = [core.executor(), ghost.executor(), defense.executor()];
        _endow(parties);
        _as(actors[1], address(rise), 0, abi.encodeCall(rise.transfer, (address(raider), parties.holderRise / 20)));
        _give(address(raider), 2_000 ether);
        raider.wrap(1_000 ether);
    }

    /// Spends addresses until the next that this contract makes, WETH's, sorts before those of both RISE and SAVE, or after.
    function _makeRoom(bool wethFirst) private {
        uint8 next = 1;
        while (_made(next).code.length != 0) ++next;
        // Genesis makes WETH, Uniswap's factory, RISE and the vault, in this order.
        while (!_isTurned(_made(next), _made(next + 2), _made(next + 3), wethFirst)) {
            new Filler();
            ++next;
        }
    }

    function _isTurned(address weth_, address rise_, address save, bool wethFirst) private pure returns (bool) {
        return (weth_ < rise_) == wethFirst && (weth_ < save) == wethFirst;
    }

    /// The address of what this contract makes as its so many-th: Ethereum's rule for CREATE, for nonces of one byte.
    function _made(uint8 nonce) private view returns (address) {
        assert(nonce < 0x80); // Safe: where it fails there is no campaign, which is no answer
        return address(uint160(uint256(keccak256(abi.encodePacked(bytes2(0xd694), address(this), nonce)))));
    }

    function actorCount() external view returns (uint256) {
        return actors.length;
    }

    /// The contracts under study: they send only what their own code sends.
    function isSuite(address who) public view returns (bool) {
        return who == address(rise) || who == address(vault) || who == address(flat) || who == address(ocean)
            || who == address(pool) || who == address(weth) || who == address(twap) || who == address(this)
            || who == address(core) || who == address(ghost) || who == address(defense) || who == address(guard)
            || who == address(risePool) || who == address(savePool) || who == address(riseOcean)
            || who == address(saveOcean);
    }

    /// Someone who sends messages.
    function _newActor(uint256 key) internal virtual returns (address) {
        return vm.addr(key);
    }

    /// Gives everyone something of everything, by means that anyone has: transfers, purchases and wrapping.
    function _endow(Parties memory parties) private {
        for (uint256 i; i < actors.length; ++i) {
            address who = actors[i];
            _give(who, WEALTH);
            if (i != 1) _as(actors[1], address(rise), 0, abi.encodeCall(rise.transfer, (who, 5_000e18)));
            if (i != 1) _as(actors[1], address(vault), 0, abi.encodeCall(vault.transfer, (who, 1_000e18)));
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
        _give(address(this), 4_000 ether);
        uint256 bought = flat.buy{value: 2_000 ether}(0);
        weth.deposit{value: 2_000 ether}();
        flat.transfer(address(swapper), bought);
        weth.transfer(address(swapper), 2_000 ether);
        _as(actors[1], address(rise), 0, abi.encodeCall(rise.transfer, (address(swapper), parties.holderRise / 10)));
        // The deep genesis has no inventory: without a gift nothing could ever be sold there.
        _as(actors[1], address(rise), 0, abi.encodeCall(rise.transfer, (address(ghost), parties.holderRise / 25)));
        _as(actors[1], address(vault), 0, abi.encodeCall(vault.transfer, (address(swapper), parties.holderSave / 4)));
    }

    function _approve(address owner, address token, address spender, uint256 amount) private {
        _as(owner, token, 0, abi.encodeCall(rise.approve, (spender, amount)));
    }

    function _as(address from, address to, uint256 value, bytes memory data) private {
        (bool ok,) = _sendAs(from, to, value, data);
        require(ok, "genesis: a first step failed"); // Safe: a campaign without its world fails
    }
}
