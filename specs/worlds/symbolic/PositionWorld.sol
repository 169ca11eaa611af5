// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {TickMath} from "@uniswap/v4-core/src/libraries/TickMath.sol";

import {vm} from "./Cheats.sol";
import {NotedPosition, NotedToken} from "./OceanMarket.sol";
import {OceanWorld} from "./OceanWorld.sol";

/// Ocean beside a pool that keeps in mind what was minted, paid and collected, and asks to be paid twice; and tokens that
/// keep in mind whether they were told to move nothing.
abstract contract PositionWorld is OceanWorld {
    function setUp() public virtual override {
        super.setUp();
        vm.etch(address(pool), address(new NotedPosition(address(flat), address(weth), address(ocean))).code);
        bytes memory token = address(new NotedToken(address(this))).code;
        vm.etch(address(flat), token);
        vm.etch(address(weth), token);
    }

    function _arbitrary(address a, address b) internal virtual override {
        super._arbitrary(a, b);
        vm.store(address(pool), bytes32(uint256(6)), bytes32(0));
        vm.store(address(flat), bytes32(uint256(5)), bytes32(0));
        vm.store(address(weth), bytes32(uint256(5)), bytes32(0));
        _free(address(pool), 7, "uncounted");
        _free(address(pool), 8, "counted");
    }

    /// A pool at price one that charges a wei of each token and holds a position with fees to count; an ether of each
    /// token to add.
    function _huntingGround() internal view override returns (bool) {
        bool quote = both(_slot(0) == 1 << 96, both(_slot(2) == 1, _slot(3) == 1));
        bool waiting = both(flat.balanceOf(address(ocean)) == 1e18, weth.balanceOf(address(ocean)) == 1e18);
        bool asked = either(c.selector != ocean.deepen.selector, both(c.w0 == 1e18, c.w1 == 1e18));
        return both(both(quote, both(waiting, asked)), both(_slot(1) == 1e18, _slot(7) == 1));
    }

    /// Whether the pool's price is that of the upper, or of the lower, end of Ocean's range.
    function isAtEnd(bool upper) internal view returns (bool) {
        return _slot(0) == TickMath.getSqrtPriceAtTick(upper ? ocean.tickUpper() : ocean.tickLower());
    }

    /// Whether the pool charges at most so much of either token, in wei.
    function chargesAtMost(uint256 most) internal view returns (bool) {
        return both(_slot(2) <= most, _slot(3) <= most);
    }

    function _slot(uint256 number) private view returns (uint256) {
        return uint256(_load(address(pool), bytes32(number)));
    }

    /// How often the pool was paid since the state before.
    function payments() internal view returns (uint256) {
        return NotedPosition(address(pool)).payments();
    }

    /// Zero when neither token was told to move nothing since the state before.
    function idle() internal view returns (uint256) {
        return NotedToken(address(flat)).idle() | NotedToken(address(weth)).idle();
    }

    /// Zero when no fees of the position are left in the pool.
    function feesLeft() internal view returns (uint256) {
        return NotedPosition(address(pool)).feesLeft();
    }
}
