// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Keeps an address in a slot that no variable declares and that only a run can tell.
contract Cellar {
    function hide(address who, bytes32 where) external {
        assembly {
            sstore(where, who)
        }
    }
}
