// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";

import {GenesisSteps} from "contracts/flat/deploy/Genesis.sol";
import {GenesisNumbers} from "contracts/flat/deploy/GenesisNumbers.sol";
import {GhostMintExecutor} from "contracts/flat/executors/GhostMintExecutor.sol";
import {NAVDefenseExecutor} from "contracts/flat/executors/NAVDefenseExecutor.sol";
import {PulseExecutor} from "contracts/flat/executors/PulseExecutor.sol";
import {IGhostMintCore} from "contracts/flat/interfaces/IGhostMintCore.sol";
import {INAVDefenseCore} from "contracts/flat/interfaces/INAVDefenseCore.sol";
import {IPulseCore} from "contracts/flat/interfaces/IPulseCore.sol";
import {GhostMintCore} from "contracts/flat/src/GhostMintCore.sol";
import {Guardian} from "contracts/flat/src/Guardian.sol";
import {NAVDefenseCore} from "contracts/flat/src/NAVDefenseCore.sol";
import {Ocean} from "contracts/flat/src/Ocean.sol";
import {PulseCore} from "contracts/flat/src/PulseCore.sol";

/// @title LaunchSteps
/// @notice Genesis of the whole suite: Tier 1, the pools of RISE and SAVE, the cores with their executors, and the raise.
/// @dev Whoever runs the steps holds tokens between them, and nothing after the last.
abstract contract LaunchSteps is GenesisSteps {
    /// @notice Who gets a part in the suite, and how the floating RISE is split.
    /// @param council May replace executors.
    /// @param guardian May pause executors for 730 days.
    /// @param holder Receives floating RISE and SAVE that no pool gets. What the pools have no use for is the treasury's.
    /// @param holderRise Of the floating RISE, for the holder.
    /// @param holderSave Of the SAVE of the genesis lock, for the holder. The rest goes to the treasury and stays there.
    struct Parties {
        address council;
        address guardian;
        address holder;
        uint256 holderRise;
        uint256 holderSave;
    }

    /* STORAGE */

    /// @notice The RISE/WETH pool.
    IUniswapV3Pool public risePool;

    /// @notice The SAVE/WETH pool.
    IUniswapV3Pool public savePool;

    /// @notice Liquidity of RISE that only grows.
    Ocean public riseOcean;

    /// @notice Liquidity of SAVE that only grows.
    Ocean public saveOcean;

    /// @notice The time-limited pause of executors.
    Guardian public guard;

    /// @notice Buys SAVE below NAV and burns it.
    NAVDefenseCore public defense;

    /// @notice The treasury.
    PulseCore public core;

    /// @notice Sells inventory as SAVE.
    GhostMintCore public ghost;

    /* INTERNAL */

    /// @dev All steps, in order. The ether here is the raise.
    function _launch(Plan memory plan, Parties memory parties) internal {
        _deployMarket();
        _deployRise();
        _deployFlat(plan);
        bool balanced = plan.scenario == Scenario.balanced;
        uint256 floating = balanced ? GenesisNumbers.BALANCED_FLOATING : GenesisNumbers.DEEP_FLOATING;
        uint256 poolRise = floating - parties.holderRise;
        uint256 locked = balanced ? GenesisNumbers.BALANCED_LOCKED : GenesisNumbers.DEEP_LOCKED;
        rise.approve(address(vault), locked);
        vault.deposit(locked, address(this));

        // One SAVE is one RISE: each of the two pools opens at the price its RISE side sets for the ether side.
        uint256 wethPerRise = GenesisNumbers.RISE_POOL_ETH * 1e18 / floating;
        (risePool, riseOcean) = _openPool(address(rise), wethPerRise);
        (savePool, saveOcean) = _openPool(address(vault), wethPerRise);
        _deployCores(parties);

        _deepen(riseOcean, IERC20(address(rise)), poolRise, wethPerRise * poolRise / 1e18);
        uint256 poolSave = GenesisNumbers.SAVE_POOL_ETH * 1e18 / wethPerRise;
        _deepen(saveOcean, IERC20(address(vault)), poolSave, GenesisNumbers.SAVE_POOL_ETH);
        uint256 flatSide = flat.buy{value: GenesisNumbers.FLAT_POOL_ETH}(0);
        _deepen(ocean, flat, flatSide, GenesisNumbers.FLAT_POOL_ETH);
        _handOver(parties, balanced);
    }

    /// @dev Guardian, cores and executors. An executor belongs to nobody: it serves whichever core asks.
    function _deployCores(Parties memory parties) private {
        guard = new Guardian(parties.guardian);
        defense = new NAVDefenseCore(
            INAVDefenseCore.Config({
                vault: vault,
                twap: address(twap),
                risePool: address(risePool),
                savePool: address(savePool),
                weth: address(weth)
            }),
            parties.council,
            guard,
            address(new NAVDefenseExecutor())
        );
        core = new PulseCore(
            IPulseCore.Config({
                flat: flat,
                vault: vault,
                ocean: ocean,
                twap: address(twap),
                risePool: address(risePool),
                navDefense: payable(address(defense))
            }),
            parties.council,
            guard,
            address(new PulseExecutor())
        );
        ghost = new GhostMintCore(
            IGhostMintCore.Config({
                vault: vault,
                twap: address(twap),
                risePool: address(risePool),
                savePool: address(savePool),
                weth: address(weth),
                treasury: payable(address(core))
            }),
            parties.council,
            guard,
            address(new GhostMintExecutor(0))
        );
    }

    /// @dev A pool against WETH at a price, with an Ocean of its own.
    function _openPool(address token, uint256 wethPerToken) private returns (IUniswapV3Pool opened, Ocean keeper) {
        opened = IUniswapV3Pool(factory.createPool(token, address(weth), GenesisNumbers.POOL_FEE));
        opened.initialize(twap.sqrtPriceAt(address(opened), token, wethPerToken));
        opened.increaseObservationCardinalityNext(GenesisNumbers.OBSERVATIONS);
        keeper = new Ocean(token, address(weth), address(opened));
    }

    /// @dev Full-range liquidity with both sides; what the price has no use for stays here until the end.
    function _deepen(Ocean keeper, IERC20 token, uint256 amount, uint256 ethSide) private {
        weth.deposit{value: ethSide}();
        token.approve(address(keeper), amount);
        weth.approve(address(keeper), ethSide);
        keeper.deepen(amount, ethSide, 1);
        token.approve(address(keeper), 0);
        weth.approve(address(keeper), 0);
    }

    /// @dev Everything that is left goes where it belongs, and nothing stays.
    function _handOver(Parties memory parties, bool balanced) private {
        vault.transfer(parties.holder, parties.holderSave);
        vault.transfer(address(core), vault.balanceOf(address(this)));
        if (balanced) rise.transfer(address(ghost), GenesisNumbers.BALANCED_INVENTORY);
        rise.transfer(parties.holder, parties.holderRise);
        rise.transfer(address(core), rise.balanceOf(address(this)));
        flat.transfer(address(flat), flat.balanceOf(address(this)));
        weth.withdraw(weth.balanceOf(address(this)));
        _pay(payable(address(core)), GenesisNumbers.RESERVES_ETH);
        _pay(payable(address(defense)), address(this).balance);
    }

    function _pay(address payable to, uint256 amount) private {
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert Genesis_CreateFailed();
    }

    /// @dev Unwrapped WETH.
    receive() external payable {}
}

/// @title Launch
/// @notice Takes every step in its constructor, and keeps no token and no power: all that is left of it is the list of what
/// it deployed.
/// @dev Its creation code is larger than mainnet takes in one transaction; it is the fixture of tests and harnesses.
contract Launch is LaunchSteps {
    /* CONSTRUCTOR */

    /// @dev The ether sent is the raise; see {GenesisNumbers.RAISE_ETH}.
    constructor(Plan memory plan, Parties memory parties) payable {
        _launch(plan, parties);
    }
}
