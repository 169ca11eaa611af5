// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Parties} from "../Parties.sol";
import {svm, vm} from "./Cheats.sol";
import {Theorems} from "./Theorems.sol";

/// What every symbolic world shares: an arbitrary call, arbitrary named state, and the claim or its twin.
///
/// Everything free is drawn by name, so that a counterexample can be rebuilt on a concrete EVM from the names alone. It
/// is drawn in setUp: what happens there is explored once, while a call in a check is copied at each later return of it.
abstract contract Symbolic is Theorems, Parties {
    /// The message under study.
    struct Call {
        address to;
        address from;
        uint256 value;
        bytes4 selector;
        uint256 w0;
        uint256 w1;
        uint256 w2;
        uint256 w3;
        uint256 w4;
        uint256 w5;
        uint256 w6;
    }

    /// Sender of the message under study, or of the scenario's steps.
    address internal caller;

    /// The message under study of a transition or invariant.
    Call internal c;

    /// Whether one counterexample is looked for, and no proof.
    bool internal _hunting;

    /// An obligation of which one counterexample is wanted.
    function _hunt(bytes memory body) internal {
        _hunting = true;
        _run(body);
    }

    /// Runs one obligation in a frame of its own. A failed assertion in it is the answer; any other revert means that
    /// the harness itself dropped an execution, which would narrow the claim unseen: it is reported as Panic(0xEE).
    function _run(bytes memory body) internal {
        (bool ok, bytes memory data) = address(this).call(body);
        if (ok) return; // Safe: nothing failed in what was run
        bool assertion;
        assembly {
            assertion := and(eq(mload(data), 0x24), eq(mload(add(data, 0x24)), 0x01))
            assertion := and(assertion, eq(shr(224, mload(add(data, 0x20))), 0x4e487b71))
        }
        if (assertion) assert(false); // Safe: the assertion failed inside; every other failure is Panic(0xEE)
        assembly {
            mstore(0x00, shl(224, 0x4e487b71))
            mstore(0x04, 0xEE)
            revert(0x00, 0x24) // Safe: reported as Panic(0xEE), so that nothing is dropped unseen
        }
    }

    /// Asserts the claim; a twin asserts instead that its witness never happens, and must be refuted.
    function _claim(bool twin, bool claim, bool witness) internal pure {
        if (twin) assert(!witness);
        else assert(claim);
    }

    /// Any selector and seven free words. A longer calldata adds nothing for a function whose arguments fit: its decoder
    /// ignores the tail, and refuses what is shorter. What does not fit is a bound of the obligation: see doors.ts.
    function _anyCall() internal {
        c.from = caller;
        c.value = svm.createUint(128, "callvalue");
        c.selector = svm.createBytes4("selector");
        c.w0 = svm.createUint256("w0");
        c.w1 = svm.createUint256("w1");
        c.w2 = svm.createUint256("w2");
        c.w3 = svm.createUint256("w3");
        c.w4 = svm.createUint256("w4");
        c.w5 = svm.createUint256("w5");
        c.w6 = svm.createUint256("w6");
    }

    function _send(address to) internal returns (bool ok) {
        c.to = to;
        bytes memory data = abi.encodePacked(c.selector, c.w0, c.w1, c.w2, c.w3, c.w4, c.w5, c.w6);
        vm.deal(c.from, c.value);
        vm.prank(c.from);
        (ok,) = to.call{value: c.value}(data);
    }

    function _sendTo(address to, address from, uint256 value, bytes memory data) internal returns (bool, bytes memory) {
        vm.deal(from, value);
        vm.prank(from);
        return to.call{value: value}(data);
    }

    /// A free account that is none of the contracts: those send only what their own code sends. Nor is it one that only the
    /// harness knows, itself and what it made on the way: Halmos numbers those from 0xaaaa0000.
    function _anyone(string memory name) internal returns (address who) {
        who = svm.createAddress(name);
        // Safe: contracts send only what their own code sends, and accounts that only the harness made are in no world
        vm.assume(both(_outsider(who), both(who != address(this), uint160(who) >> 16 != 0xaaaa)));
    }

    function _outsider(address who) internal view virtual returns (bool);

    /// An everyday setting, for twins: they need one execution, and products of constants are quick to solve.
    function _ordinary() internal view virtual returns (bool) {
        return true;
    }

    /// Where a hunt for one counterexample looks: at prices that leave products to be ones with a constant.
    function _huntingGround() internal view virtual returns (bool) {
        return _ordinary();
    }

    function _mapping(uint256 slot, address key) internal pure returns (bytes32) {
        return keccak256(abi.encode(key, slot));
    }

    function _free(address who, uint256 slot, string memory name) internal {
        vm.store(who, bytes32(slot), bytes32(svm.createUint256(name)));
    }

    /// Frees by name the balances of three accounts, and the allowances that a message among them can spend.
    function _freeToken(address token, uint256 balances, uint256 allowances, string memory name, address a, address b)
        internal
    {
        _freeAt(token, _mapping(balances, caller), string.concat(name, "BalanceOfCaller"));
        _freeAt(token, _mapping(balances, a), string.concat(name, "BalanceOfA"));
        _freeAt(token, _mapping(balances, b), string.concat(name, "BalanceOfB"));
        _freeAt(token, keccak256(abi.encode(caller, _mapping(allowances, a))), string.concat(name, "AllowanceAToCaller"));
    }

    function _load(address who, bytes32 slot) internal view returns (bytes32) {
        return vm.load(who, slot);
    }

    function _freeAt(address who, bytes32 slot, string memory name) internal {
        vm.store(who, slot, bytes32(svm.createUint256(name)));
    }

    /// A short string in its slot: a free length would leave `name()` and `symbol()` unexplored.
    function _string(address who, uint256 slot, string memory text) internal {
        vm.store(who, bytes32(slot), bytes32(bytes(text)) | bytes32(bytes(text).length * 2));
    }
}
