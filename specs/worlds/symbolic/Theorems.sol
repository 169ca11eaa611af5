// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Instances of theorems about MUL and DIV. Halmos leaves both uninterpreted, so a proof needs the facts it uses spelled
/// out; each function names the `model` property that proves the theorem for every operand it admits. Assuming an
/// instance of a theorem removes no real behaviour.
///
/// Hints return their fact and are assumed together, and none of them branches: each fork or call inside a hint would be
/// paid for on every path explored after it.
abstract contract Theorems {
    /// x * y modulo 2^256.
    function M(uint256 x, uint256 y) internal pure returns (uint256 r) {
        assembly {
            r := mul(x, y)
        }
    }

    /// Floor of x / y; 0 when y is 0.
    function D(uint256 x, uint256 y) internal pure returns (uint256 r) {
        assembly {
            r := div(x, y)
        }
    }

    function both(bool a, bool b) internal pure returns (bool r) {
        assembly {
            r := and(a, b)
        }
    }

    function either(bool a, bool b) internal pure returns (bool r) {
        assembly {
            r := or(a, b)
        }
    }

    function implies(bool premise, bool fact) internal pure returns (bool r) {
        assembly {
            r := or(iszero(premise), fact)
        }
    }

    /// The value if the condition holds, else 0.
    function masked(bool condition, uint256 value) internal pure returns (uint256 r) {
        assembly {
            r := and(sub(0, condition), value)
        }
    }

    /// x - y modulo 2^256, for claims that compare differences of balances.
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

    /// x - y, or 0 when y is larger.
    function minusOr0(uint256 x, uint256 y) internal pure returns (uint256) {
        return masked(x >= y, minus(x, y));
    }

    /// MATH-RING-001: x * y = y * x. One MUL run twice with its operands exchanged: two MULs the optimiser would fold.
    function commutes(uint256 x, uint256 y) internal pure returns (bool) {
        uint256[2] memory product;
        for (uint256 i = 0; i < 2; i++) {
            product[i] = M(x, y);
            (x, y) = (y, x);
        }
        return product[0] == product[1];
    }

    /// MATH-RING-002: (x + d) * y = x * y + d * y, modulo 2^256.
    function distributes(uint256 x, uint256 d, uint256 y) internal pure returns (bool) {
        unchecked {
            return M(x + d, y) == M(x, y) + M(d, y);
        }
    }

    /// MATH-DIV-001: for d > 0, q = n / d satisfies q * d <= n < q * d + d, and q * d does not wrap.
    function divides(uint256 n, uint256 d) internal pure returns (bool) {
        uint256 qd = M(D(n, d), d);
        unchecked {
            return implies(d != 0, both(qd <= n, n - qd < d));
        }
    }

    /// MATH-MUL-001: operands below 2^a and 2^b with a + b < 256 have a product below 2^(a + b).
    function fits(uint256 x, uint256 y, uint256 a, uint256 b) internal pure returns (bool) {
        assert(a + b < 256); // Safe: the harness fails where the theorem would not apply
        return implies(both(x >> a == 0, y >> b == 0), M(x, y) >> (a + b) == 0);
    }

    /// MATH-MUL-002: x <= x2 gives x * y <= x2 * y when x2 * y does not wrap (x2 < 2^128, y < 2^128).
    function monotone(uint256 x, uint256 x2, uint256 y) internal pure returns (bool) {
        return implies(both(x <= x2, both(x2 >> 128 == 0, y >> 128 == 0)), M(x, y) <= M(x2, y));
    }

    /// MATH-MUL-003: x < x2 gives x * y + y <= x2 * y when x2 * y does not wrap (x2 < 2^128, y < 2^128).
    function gap(uint256 x, uint256 x2, uint256 y) internal pure returns (bool) {
        unchecked {
            uint256 low = M(x, y);
            uint256 high = M(x2, y);
            return implies(both(x < x2, both(x2 >> 128 == 0, y >> 128 == 0)), both(high >= low, high - low >= y));
        }
    }

    /// MATH-DIV-002: n <= n2 gives n / d <= n2 / d.
    function divMonotone(uint256 n, uint256 n2, uint256 d) internal pure returns (bool) {
        return implies(both(n <= n2, d != 0), D(n, d) <= D(n2, d));
    }

    /// MATH-DIV-003: x * y / y = x, in either order of the product, when it does not wrap (x < 2^128, 0 < y < 2^128).
    function cancels(uint256 x, uint256 y) internal pure returns (bool) {
        uint256[2] memory product;
        (uint256 a, uint256 b) = (x, y);
        for (uint256 i = 0; i < 2; i++) {
            product[i] = M(a, b);
            (a, b) = (b, a);
        }
        bool premise = both(both(x >> 128 == 0, y >> 128 == 0), y != 0);
        return both(implies(premise, D(product[0], y) == x), implies(premise, D(product[1], y) == x));
    }

    /// MATH-DIV-004: for 0 < d <= y, x * y / d >= x, in either order of the product, provided that it does not wrap,
    /// which the division by either operand witnesses.
    function scalesUp(uint256 x, uint256 y, uint256 d) internal pure returns (bool) {
        uint256[2] memory product;
        (uint256 a, uint256 b) = (x, y);
        for (uint256 i = 0; i < 2; i++) {
            product[i] = M(a, b);
            (a, b) = (b, a);
        }
        bool exact = either(x == 0, either(D(product[0], x) == y, D(product[0], y) == x));
        return implies(both(exact, both(d != 0, d <= y)), D(product[0], d) >= x);
    }

    /// MATH-DIV-005: for d > 0 and c <= d, n / d * c <= n, and it does not wrap.
    function within(uint256 n, uint256 d, uint256 c) internal pure returns (bool) {
        return implies(both(d != 0, c <= d), M(D(n, d), c) <= n);
    }

    /// x * 1e18 modulo 2^256.
    function wad(uint256 x) internal pure returns (uint256) {
        unchecked {
            return x * 1e18;
        }
    }

    /// MATH-WAD-001: x <= x2 gives x * 1e18 <= x2 * 1e18 when neither wraps (x2 < 2^128).
    function wadMonotone(uint256 x, uint256 x2) internal pure returns (bool) {
        return implies(both(x <= x2, x2 >> 128 == 0), wad(x) <= wad(x2));
    }

    /// MATH-WAD-002: x * 1e18 / x = 1e18 and x * 1e18 / 1e18 = x when it does not wrap (x < 2^128).
    function wadExact(uint256 x) internal pure returns (bool) {
        bool premise = x >> 128 == 0;
        return both(implies(both(premise, x != 0), D(wad(x), x) == 1e18), implies(premise, D(wad(x), 1e18) == x));
    }

    /// MATH-DESK-002: a / d + b / d <= (a + b) / d when a + b does not wrap.
    function splits(uint256 a, uint256 b, uint256 d) internal pure returns (bool) {
        unchecked {
            return implies(both(a + b >= a, d != 0), D(a, d) + D(b, d) <= D(a + b, d));
        }
    }
}
