// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {RISE} from "../../../contracts/flat/src/RISE.sol";
import {RISESlots} from "../../../harness/generated/Slots.sol";
import {vm} from "../symbolic/Cheats.sol";
import {Symbolic} from "../symbolic/Symbolic.sol";

/// RISE as it is constructed, with whatever a scenario reads of its state among the arguments of the entry point: for engines
/// that make arguments symbolic and run setUp once, on a concrete EVM.
abstract contract RiseArguments is Symbolic {
    /// Of the caller, and of the accounts that a scenario names, in their order.
    struct State {
        uint256 totalSupply;
        uint256[4] balances;
        /// What the caller may spend of the accounts named.
        uint256[3] allowances;
    }

    RISE internal rise;
    address internal constant distributor = address(0xD157);
    uint256 internal constant RISE_SUPPLY = 425_000_000e18;

    function setUp() public virtual {
        rise = new RISE(distributor);
    }

    function _outsider(address who) internal view override returns (bool) {
        return both(who != address(rise), both(who != address(this), who != address(vm)));
    }

    /// Everything that is not named stays as constructed: the distributor has the supply and nobody an allowance.
    function _given(State calldata state, address who, address[3] memory named) internal {
        caller = who;
        vm.assume(_outsider(who)); // Safe: contracts send only what their own code sends
        vm.store(address(rise), bytes32(RISESlots._totalSupply), bytes32(state.totalSupply));
        _setBalance(who, state.balances[0]);
        for (uint256 i = 0; i < 3; i++) {
            _setBalance(named[i], state.balances[i + 1]);
            bytes32 slot = keccak256(abi.encode(who, _mapping(RISESlots._allowances, named[i])));
            vm.store(address(rise), slot, bytes32(state.allowances[i]));
        }
    }

    function _setBalance(address who, uint256 amount) private {
        vm.store(address(rise), _mapping(RISESlots._balances, who), bytes32(amount));
    }

    /// Runs one obligation in a frame of its own. Forge drops an execution that reverts: only a failed assertion of the
    /// entry point itself is a failure, and Panic(0xEE) is none. So an execution that the harness drops is told by the
    /// failure flag, which no replay takes for a failed assertion.
    function _decide(bytes memory body) internal {
        (bool ok, bytes memory data) = address(this).call(body);
        if (ok) return; // Safe: nothing failed in what was run
        bool assertion;
        assembly {
            assertion := and(eq(mload(data), 0x24), eq(mload(add(data, 0x24)), 0x01))
            assertion := and(assertion, eq(shr(224, mload(add(data, 0x20))), 0x4e487b71))
        }
        if (assertion) assert(false); // Safe: the assertion failed inside; every other failure is told by the flag
        vm.store(address(vm), "failed", bytes32(uint256(1)));
    }
}
