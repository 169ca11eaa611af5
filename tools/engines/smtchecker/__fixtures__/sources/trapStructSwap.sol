// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// One struct is written over the other before it is read.
contract Case {
    struct Box {
        uint256 value;
    }

    Box private left;
    Box private right;

    function check() external {
        left.value = 1;
        right.value = 2;
        (left, right) = (right, left);
        assert(left.value == 2 && right.value == 1);
    }
}
