// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IGhostMintExecutor} from "contracts/flat/interfaces/IGhostMintCore.sol";
import {INAVDefenseExecutor} from "contracts/flat/interfaces/INAVDefenseCore.sol";
import {IPulseCore, IPulseExecutor} from "contracts/flat/interfaces/IPulseCore.sol";

/// @title WorstExecutor
/// @notice Fault: an executor of every core that always says the worst that the core's rules admit.
contract WorstExecutor is IPulseExecutor, IGhostMintExecutor, INAVDefenseExecutor {
    /// @notice The leg of a pulse that everything allowed goes into.
    enum Leg {
        rise,
        defense,
        charge,
        peg
    }

    /* IMMUTABLES */

    /// @notice The leg that is served.
    Leg public immutable leg;

    /* CONSTRUCTOR */

    constructor(Leg leg_) {
        leg = leg_;
    }

    /* VIEW */

    /// @inheritdoc IPulseExecutor
    /// @dev Highest slippage and bounty. The bounty counts towards the cap too, so it is left out of what is spent.
    function plan() external view returns (Plan memory p) {
        IPulseCore core = IPulseCore(payable(msg.sender));
        uint256 all = core.available() * 100 / 101;
        (p.window, p.slippageBps, p.bountyBps) = (30 minutes, 100, 100);
        if (leg == Leg.rise) p.riseEth = all;
        if (leg == Leg.defense) p.defenseEth = all;
        if (leg == Leg.charge) p.chargeEth = msg.sender.balance;
        if (leg == Leg.peg) p.pegEth = core.flat().backing();
    }

    /// @inheritdoc IGhostMintExecutor
    /// @dev The core raises it to the clamp.
    function price(uint256, uint256, uint256) external pure returns (uint256) {
        return 0;
    }

    /// @inheritdoc INAVDefenseExecutor
    function amount(uint256 available) external pure returns (uint256) {
        return available;
    }
}
