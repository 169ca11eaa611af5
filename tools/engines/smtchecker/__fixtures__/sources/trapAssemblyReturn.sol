// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Assembly ends the whole call.
contract Case {
    uint256 private first;
    uint256 private second;

    function leave() internal pure {
        assembly {
            return(0, 0)
        }
    }

    function act() external {
        first = 1;
        leave();
        second = 1;
    }

    function check() external view {
        assert(first == second);
    }
}
