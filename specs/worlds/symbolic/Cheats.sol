// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Halmos' own cheatcodes, as far as the harnesses use them (selectors of halmos 0.3.3).
interface SVM {
    function createUint256(string calldata name) external returns (uint256);
    function createUint(uint256 bits, string calldata name) external returns (uint256);
    function createBytes4(string calldata name) external returns (bytes4);
    function createBytes32(string calldata name) external returns (bytes32);
    function createAddress(string calldata name) external returns (address);
    function createBool(string calldata name) external returns (bool);
    function enableSymbolicStorage(address account) external;
}

/// Foundry's cheatcodes, as far as the harnesses use them.
interface Vm {
    function assume(bool condition) external pure;
    function prank(address sender) external;
    function deal(address who, uint256 weiBalance) external;
    function store(address who, bytes32 slot, bytes32 value) external;
    function load(address who, bytes32 slot) external view returns (bytes32);
    function etch(address who, bytes calldata code) external;
    function warp(uint256 timestamp) external;
    function roll(uint256 number) external;
}

SVM constant svm = SVM(address(uint160(uint256(keccak256("svm cheat code")))));
Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
