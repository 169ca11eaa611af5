// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// The compiled code writes from right to left.
contract Case {
    function check() external pure {
        uint256 place;
        (place, place) = (1, 2);
        assert(place == 2);
    }
}
