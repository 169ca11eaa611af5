// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Vault, BuggyVault} from "./Vault.sol";

interface RegressionVm {
    function deal(address account, uint256 balance) external;
    function etch(address account, bytes calldata code) external;
    function prank(address sender) external;
    function roll(uint256 number) external;
    function store(address account, bytes32 slot, bytes32 value) external;
    function warp(uint256 timestamp) external;
}

// VAULT-STATE-001: The vault holds what it owes.
// Runs from deployment.
contract Regression_VAULT_STATE_001 {
    RegressionVm private constant vm = RegressionVm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    Vault vault;

    struct Observed {
        uint256 held;
        uint256 owed;
    }

    function setUp() public {
        vault = new BuggyVault(100);
    }

    function test_VAULT_STATE_001() public {
        vm.deal(address(0x0000000000000000000000000000000000001000), 100);
        _at(1, 1);
        Observed memory pre = _observe();
        bool[] memory ok = new bool[](3);
        // call 1: BuggyVault
        _at(1, 1);
        ok[0] = _send(address(0x0000000000000000000000000000000000001000), address(0x5615dEB798BB3E4dFa0139dFa1b3D433Cc23b72f), 100, hex"d0e30db0");
        // call 2: BuggyVault
        _at(2001, 8);
        ok[1] = _send(address(0x0000000000000000000000000000000000001000), address(0x5615dEB798BB3E4dFa0139dFa1b3D433Cc23b72f), 0, hex"2e1a7d4d0000000000000000000000000000000000000000000000000000000000000064");
        // call 3: 0x5615deb798bb3e4dfa0139dfa1b3d433cc23b72f, which reverted
        _at(2001, 8);
        ok[2] = _send(address(0x0000000000000000000000000000000000001000), address(0x5615dEB798BB3E4dFa0139dFa1b3D433Cc23b72f), 0, hex"");
        Observed memory post = _observe();
        require(post.held >= post.owed, "VAULT-STATE-001: The vault holds what it owes.");
        pre;
    }

    function _observe() private view returns (Observed memory seen) {
        seen.held = address(vault).balance;
        seen.owed = vault.total();
    }

    function _at(uint256 timestamp, uint256 number) private {
        vm.warp(timestamp);
        vm.roll(number);
    }

    /// A revert is part of the story, not a failure of the test.
    function _send(address from, address to, uint256 value, bytes memory data) private returns (bool ok) {
        if (from.balance < value) vm.deal(from, value);
        vm.prank(from);
        (ok,) = to.call{value: value}(data);
    }
}
