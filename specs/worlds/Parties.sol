// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";

import {IFLAT} from "../../contracts/flat/interfaces/IFLAT.sol";

/// Between whom a message moves a token, by its selector, sender and first two words. Where it moves none, or only makes or
/// destroys some, payer and payee are the same.
abstract contract Parties {
    /// Of RISE, which has no more functions, and of SAVE.
    function payer(bytes4 selector, address sender, uint256 w0, uint256 w1) internal pure returns (address) {
        if (selector == IERC20.transferFrom.selector) return address(uint160(w0));
        if (_makesShares(selector)) return address(uint160(w1));
        return sender;
    }

    function payee(bytes4 selector, address sender, uint256 w0, uint256 w1) internal pure returns (address) {
        if (selector == IERC20.transfer.selector) return address(uint160(w0));
        if (selector == IERC20.transferFrom.selector || _makesShares(selector)) return address(uint160(w1));
        return sender;
    }

    function _makesShares(bytes4 selector) private pure returns (bool) {
        return selector == IERC4626.deposit.selector || selector == IERC4626.mint.selector;
    }

    function flatPayer(bytes4 selector, address sender, uint256 w0, address flat) internal pure returns (address) {
        if (selector == IERC20.transfer.selector || selector == IFLAT.redeem.selector) return sender;
        if (selector == IERC20.transferFrom.selector) return address(uint160(w0));
        return flat;
    }

    function flatPayee(bytes4 selector, address sender, uint256 w0, uint256 w1, address flat)
        internal
        pure
        returns (address)
    {
        if (selector == IERC20.transfer.selector) return address(uint160(w0));
        if (selector == IERC20.transferFrom.selector) return address(uint160(w1));
        if (selector == IFLAT.buy.selector) return sender;
        return flat;
    }
}
