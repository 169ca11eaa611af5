// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Opened by a signature of an owner whose key nobody knows.
contract Seal {
    error Seal_NotSigned();

    address public constant OWNER = address(0x00000000000000000000000000000000DeaDBeef);
    bool public broken;

    function act(bytes32 digest, uint8 v, bytes32 r, bytes32 s) external {
        if (ecrecover(digest, v, r, s) != OWNER) revert Seal_NotSigned();
        broken = true;
    }
}
