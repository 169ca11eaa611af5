// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Parties} from "../Parties.sol";

/// The functions that properties are written in; the symbolic worlds have the same.
abstract contract Words is Parties {
    /// x * y modulo 2^256.
    function M(uint256 x, uint256 y) internal pure returns (uint256) {
        unchecked {
            return x * y;
        }
    }

    /// Floor of x / y; 0 when y is 0.
    function D(uint256 x, uint256 y) internal pure returns (uint256) {
        return y == 0 ? 0 : x / y;
    }

    function both(bool a, bool b) internal pure returns (bool) {
        return a && b;
    }

    function either(bool a, bool b) internal pure returns (bool) {
        return a || b;
    }

    function implies(bool premise, bool fact) internal pure returns (bool) {
        return !premise || fact;
    }

    /// x - y modulo 2^256.
    function minus(uint256 x, uint256 y) internal pure returns (uint256) {
        unchecked {
            return x - y;
        }
    }

    /// x + y modulo 2^256.
    function plus(uint256 x, uint256 y) internal pure returns (uint256) {
        unchecked {
            return x + y;
        }
    }

    /// x * 1e18 modulo 2^256.
    function wad(uint256 x) internal pure returns (uint256) {
        return M(x, 1e18);
    }

    /// x - y, or 0 where that would be negative.
    function minusOr0(uint256 x, uint256 y) internal pure returns (uint256) {
        return x > y ? x - y : 0;
    }

    /// x where the condition holds, else 0.
    function masked(bool condition, uint256 x) internal pure returns (uint256) {
        return condition ? x : 0;
    }
}
