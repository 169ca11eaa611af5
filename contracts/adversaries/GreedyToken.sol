// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title GreedyToken
/// @notice Fault: a token that keeps 1 % of every transfer. It breaks A-RISE-EXACT, and shows what rests on it.
contract GreedyToken is ERC20 {
    /* CONSTRUCTOR */

    /// @param holder Receives the whole supply, as large as that of RISE.
    constructor(address holder) ERC20("Greedy", "GREEDY") {
        _mint(holder, 425_000_000e18);
    }

    /* INTERNAL */

    /// @dev The fee goes to the token itself, so that the supply stays fixed.
    function _update(address from, address to, uint256 value) internal override {
        uint256 fee = from == address(0) || to == address(0) ? 0 : value / 100;
        super._update(from, to, value - fee);
        if (fee != 0) super._update(from, address(this), fee);
    }
}
