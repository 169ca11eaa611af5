// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {MadExecutor} from "../../../contracts/adversaries/MadExecutor.sol";
import {Raider} from "../../../contracts/adversaries/Raider.sol";
import {ITwap} from "../../../contracts/flat/interfaces/ITwap.sol";
import {PulseCore} from "../../../contracts/flat/src/PulseCore.sol";
import {markAsHarness} from "./Cheats.sol";
import {Means} from "./Means.sol";

/// One pulse between two trades in the RISE pool, with an executor that plans what suits the trader.
contract Sandwich {
    Means private immutable world;
    Raider private immutable raider;
    PulseCore private immutable core;
    MadExecutor private immutable mad;

    constructor(Means world_, Raider raider_, PulseCore core_) {
        markAsHarness();
        world = world_;
        raider = raider_;
        core = core_;
        mad = new MadExecutor();
    }

    /// @param push Factor on the spot price of RISE, WAD.
    /// @param riseEth Ether that the executor plans for RISE, in wei.
    /// @param slippageBps The executor's slippage.
    /// @param bountyBps The executor's bounty, which the trader gets.
    /// @return taken What the trader gained beyond the bounty, in wei; 0 for a loss.
    function raid(uint256 push, uint256 riseEth, uint256 slippageBps, uint256 bountyBps) external returns (uint256 taken) {
        mad.set(false, [riseEth, 0, 0, 0, 30 minutes, slippageBps, bountyBps]);
        bytes memory data = abi.encodeCall(core.setExecutor, (address(mad)));
        (bool replaced,) = world.sendAs(core.council(), address(core), 0, data);
        require(replaced); // Safe: the council may replace its executor; the canary tells if it never could
        Raider.Raid memory how = Raider.Raid({
            act: Raider.Act.pulse,
            amount: 0,
            risePush: push,
            savePush: 1e18,
            flatPush: 1e18,
            lent: 0,
            lendTo: core.risePool(),
            atDesk: false
        });
        (int256 profit, uint256 bounty,) = raider.raid(how);
        return profit > int256(bounty) ? uint256(profit) - bounty : 0;
    }

    /// Whether the spot price of RISE is as close to its mean as a pulse wants it.
    function isSettled() external view returns (bool) {
        address pool = core.risePool();
        address rise = core.vault().asset();
        // Safe: a pool without a mean price is not settled
        try ITwap(core.twap()).twapPriceUp(pool, rise, 30 minutes) returns (uint256 mean) {
            uint256 spot = ITwap(core.twap()).spotPriceUp(pool, rise);
            return spot * 100 <= mean * 101 && spot * 100 >= mean * 99;
        } catch {
            return false;
        }
    }
}
