// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Runs the code of whoever it is told to, and keeps their address.
contract Relay {
    address public target;

    function run(address code, bytes calldata data) external returns (bool ok) {
        target = code;
        (ok,) = code.delegatecall(data);
    }
}
