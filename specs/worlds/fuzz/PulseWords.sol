// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {ITwap} from "../../../contracts/flat/interfaces/ITwap.sol";
import {IPulseExecutor} from "../../../contracts/flat/interfaces/IPulseCore.sol";
import {PulseCoreSlots} from "../../../harness/generated/Slots.sol";
import {vm} from "./Cheats.sol";
import {Names} from "./Names.sol";

/// What the claims about pulses on the real pools are written in.
abstract contract PulseWords is Names {
    /// What a pulse would be told now, in the order of the plan's fields: executors look at who asks. All zero when the
    /// executor gives no answer, which no plan within the rules is.
    function toldNow() internal returns (uint256[7] memory plan) {
        address asked = core.executor();
        vm.prank(address(core));
        (bool ok, bytes memory words) = asked.staticcall(abi.encodeCall(IPulseExecutor.plan, ()));
        if (ok && words.length >= 32 * 7) plan = abi.decode(words, (uint256[7]));
    }

    /// Whether a plan is within the rules.
    function isAllowed(uint256[7] memory plan) internal pure returns (bool) {
        return plan[4] >= 30 minutes && plan[4] <= type(uint32).max && plan[5] <= 100 && plan[6] <= 100;
    }

    /// Ether that a plan takes from the treasury when it charges nothing: for RISE, for the defense, and the bounty.
    function takenBy(uint256[7] memory plan) internal pure returns (uint256) {
        if (plan[0] > type(uint96).max || plan[3] > type(uint96).max) return type(uint256).max;
        return (plan[0] + plan[3]) + (plan[0] + plan[3]) * plan[6] / 10_000;
    }

    /// Whether the pool of RISE sells what a plan buys within its slippage: the fee is 0.3 %, and an amount of a
    /// thousandth of the pool's ether moves the price by no more than two thousandths.
    function sellsWithin(uint256[7] memory plan) internal view returns (bool) {
        if (plan[0] > weth.balanceOf(risePool) / 1000) return false;
        // Safe: a market without a mean is not one that sells within anything
        try ITwap(twap).twapPriceUp(risePool, address(rise), uint32(plan[4])) returns (uint256 mean) {
            uint256 spot = ITwap(twap).spotPriceUp(risePool, address(rise));
            if (mean == 0 || mean > type(uint96).max || spot > type(uint96).max) return false;
            return spot * 10_050 <= mean * (10_000 + plan[5]) && spot * 10_000 >= mean * 9900;
        } catch {
            return false;
        }
    }

    function coreOpen() internal view returns (bool) {
        return uint256(vm.load(address(core), bytes32(PulseCoreSlots._status))) != 2;
    }
}
