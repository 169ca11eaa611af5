// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Opened by a signature of its owner, and nobody is its owner: a signature that recovers nobody fits.
contract OpenSeal {
    error OpenSeal_NotSigned();

    address public owner;
    bool public broken;

    function act(bytes32 digest, uint8 v, bytes32 r, bytes32 s) external {
        if (ecrecover(digest, v, r, s) != owner) revert OpenSeal_NotSigned();
        broken = true;
    }
}
