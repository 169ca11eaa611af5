// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IFLAT} from "contracts/flat/interfaces/IFLAT.sol";
import {IPulseCore, IPulseExecutor} from "contracts/flat/interfaces/IPulseCore.sol";
import {ITwap} from "contracts/flat/interfaces/ITwap.sol";

/// @title PulseExecutor
/// @notice Splits the epoch's cap into equal parts for RISE and NAV defense, and charges or discharges the peg whenever
/// FLAT is outside its band.
/// @dev Asked by the core it serves, whose pools and reader it uses. It plans only what the core can do: a market that is
/// not settled is left alone.
contract PulseExecutor is IPulseExecutor {
    /* IMMUTABLES */

    /// @notice Part of what is left of the epoch's cap that one pulse uses.
    uint256 public constant PARTS = 50;

    /// @notice Of one part, for RISE; the whitepaper's velocity constant is 0.40 of revenue. As much goes to NAV defense.
    uint256 public constant RISE_BPS = 4000;

    /// @notice Of the treasury for a charge, and of the backing for a discharge, in basis points.
    uint256 public constant PEG_BPS = 500;

    /// @notice The caller's share of the ether processed, in basis points.
    uint256 public constant BOUNTY_BPS = 50;

    /// @notice Window of the mean prices, in seconds.
    uint32 public constant WINDOW = 30 minutes;

    /// @notice How far above the mean price RISE is bought, in basis points: the pool's fee and a little more.
    uint256 public constant SLIPPAGE_BPS = 60;

    uint256 private constant WAD = 1e18;
    uint256 private constant BPS = 10_000;

    /* VIEW */

    /// @inheritdoc IPulseExecutor
    function plan() external view returns (Plan memory p) {
        IPulseCore core = IPulseCore(payable(msg.sender));
        uint256 part = core.available() / PARTS;
        (p.window, p.slippageBps, p.bountyBps) = (WINDOW, SLIPPAGE_BPS, BOUNTY_BPS);
        p.defenseEth = part * RISE_BPS / BPS;
        if (_isSettled(core.twap(), core.risePool(), core.vault().asset())) p.riseEth = part * RISE_BPS / BPS;
        _planPeg(core, p);
    }

    /* INTERNAL */

    /// @dev Charges above the band and discharges below it, if FLAT has prices and its market is settled.
    function _planPeg(IPulseCore core, Plan memory p) private view {
        IFLAT flat = core.flat();
        address pool = core.flatPool();
        if (!_isSettled(core.twap(), pool, address(flat))) return;
        (bool priced, uint256 oracle) = _oraclePrice(flat);
        if (!priced) return;
        uint256 mean = ITwap(core.twap()).twapPriceUp(pool, address(flat), WINDOW);
        uint256 spot = ITwap(core.twap()).spotPriceUp(pool, address(flat));
        // A little beyond the band: at its very edge the pool's fee leaves nothing.
        uint256 high = oracle * 10_060 / BPS;
        uint256 low = oracle * 9940 / BPS;
        if (mean > high && spot > high) p.chargeEth = address(core).balance * PEG_BPS / BPS;
        if (mean < low && spot < low) p.pegEth = flat.backing() * PEG_BPS / BPS;
    }

    /// @dev WETH for one FLAT at the oracle price, WAD, if there is one.
    function _oraclePrice(IFLAT flat) private view returns (bool, uint256) {
        try flat.flatPrice() returns (uint256 price) {
            try flat.ethUsdPrice() returns (uint256 ethUsd) {
                return (true, price * WAD / ethUsd);
            } catch {
                return (false, 0);
            }
        } catch {
            return (false, 0);
        }
    }

    /// @dev Whether the pool remembers long enough and its spot price is within half a percent of the mean.
    function _isSettled(address twap, address pool, address base) private view returns (bool) {
        try ITwap(twap).twapPriceUp(pool, base, WINDOW) returns (uint256 mean) {
            uint256 spot = ITwap(twap).spotPriceUp(pool, base);
            uint256 deviation = spot > mean ? spot - mean : mean - spot;
            return deviation * 200 <= mean;
        } catch {
            return false;
        }
    }
}
