// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Foundry's cheatcodes, as far as the campaigns use them.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function addr(uint256 privateKey) external pure returns (address);
    function deal(address who, uint256 weiBalance) external;
    function envOr(string calldata name, string calldata fallbackValue) external view returns (string memory);
    function getRecordedLogs() external returns (Log[] memory logs);
    function load(address who, bytes32 slot) external view returns (bytes32);
    function prank(address sender) external;
    function recordLogs() external;
    function roll(uint256 number) external;
    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function warp(uint256 timestamp) external;
}

Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

/// Whoever uses a cheatcode is recognised as part of the harness when a counterexample is replayed. This one does nothing,
/// and every engine has it.
function markAsHarness() pure {
    vm.addr(1);
}
