// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title IWETH9
/// @notice The part of canonical WETH9 that the suite calls.
interface IWETH9 is IERC20 {
    /// @notice Wraps the ether sent, 1:1, to the caller.
    function deposit() external payable;

    /// @notice Unwraps `wad` WETH of the caller and sends the ether to it.
    function withdraw(uint256 wad) external;
}
