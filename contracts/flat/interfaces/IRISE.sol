// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title IRISE
/// @notice The fixed-supply token of the suite.
/// @dev Units: 18 decimals; every amount is below 2^89, because the supply is.
/// @dev Trust: none. No owner, no mint, no burn, no fee, no hook; a transfer moves exactly the amount asked for.
/// @dev Assumptions on its environment: none.
interface IRISE is IERC20 {
    /// @notice The whole supply, minted once in the constructor: 425,000,000 RISE, in wei of RISE.
    function SUPPLY() external view returns (uint256);
}
