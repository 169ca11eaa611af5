// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

interface Vm {
    function assume(bool) external pure;
    function assertTrue(bool, string calldata) external pure;
    function expectRevert() external;
    function prank(address) external;
}

interface Svm {
    function createCalldata(string calldata) external returns (bytes memory);
    function createUint256(string calldata) external returns (uint256);
}

contract Victim {
    error Refused(uint256 code);
    function panics() external pure { assert(false); }
    function refuses() external pure { revert Refused(7); }
    function panicData() external pure returns (uint256, uint256) { return (0, 0); }
}

/// One function for each way in which an entry point can end.
contract Endings {
    error Own(uint256 a, string b);
    Vm constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    Svm constant svm = Svm(address(uint160(uint256(keccak256("svm cheat code")))));
    Victim victim = new Victim();
    uint256 public n;

    function check_returns() external {}
    function check_asserts() external pure { assert(false); }
    function check_asserts_late(uint256 x) external { n = x; assert(n != 7); }
    function check_asserts_after_swallowed_panic() external {
        (bool ok,) = address(victim).call(abi.encodeCall(Victim.panics, ()));
        assert(ok);
    }
    function check_asserts_after_catch() external {
        try victim.panics() {} catch (bytes memory data) { n = data.length; }
        assert(n == 0);
    }
    function check_bubbles() external view { victim.panics(); }
    function check_bubbles_by_hand() external {
        (bool ok, bytes memory data) = address(victim).call(abi.encodeCall(Victim.panics, ()));
        if (!ok) assembly { revert(add(data, 32), mload(data)) }
    }
    function check_bubbles_to_zero() external {
        address to = address(victim);
        bytes memory data = abi.encodeCall(Victim.panics, ());
        assembly {
            mstore(0, shl(224, 0x4e487b71))
            pop(call(gas(), to, 0, add(data, 32), mload(data), 0, 36))
            revert(0, 36)
        }
    }
    function check_copies_to_zero() external {
        address to = address(victim);
        bytes memory data = abi.encodeCall(Victim.panics, ());
        assembly {
            pop(call(gas(), to, 0, add(data, 32), mload(data), 0, 0))
            mstore(0, shl(224, 0x4e487b71))
            returndatacopy(0, 0, 36)
            revert(0, 36)
        }
    }
    function check_bubbles_from_itself() external view { this.check_asserts(); }
    function check_requires() external pure { require(false, "never mind"); }
    function check_own_error() external pure { revert Own(5, "five"); }
    function check_victim_error() external view { victim.refuses(); }
    function check_silent() external pure { assembly { revert(0, 0) } }
    function check_overflows(uint256 x) external pure returns (uint256) { return x - 1; }
    function check_other_panic_code() external pure { assembly { mstore(0, shl(224, 0x4e487b71)) mstore(4, 0x11) revert(0, 36) } }
    function check_runs_out() external { while (true) n++; }
    function check_invalid() external pure { assembly { invalid() } }
    function check_vm_assert() external pure { vm.assertTrue(false, "told so"); }
    function check_vm_assert_elsewhere() external view { this.inner_vm_assert(); }
    function inner_vm_assert() external pure { vm.assertTrue(false, "told so"); }
    function check_assumes(uint256 x) external { vm.assume(x == 1); assert(false); }
    function check_swallows_assume() external {
        (bool ok,) = address(this).call(abi.encodeCall(this.inner_assume, ()));
        assert(ok);
    }
    function inner_assume() external pure { vm.assume(false); }
    function check_unknown() external { vm.expectRevert(); assert(false); }
    function check_unknown_swallowed() external {
        (bool ok,) = address(vm).call(hex"deadbeef");
        assert(ok);
    }
    function check_short_selector() external { (bool ok,) = address(vm).call(hex"de"); assert(ok); }
    function check_unknown_svm() external { svm.createCalldata("Victim"); assert(false); }
    function check_delegated_cheat() external { (bool ok,) = address(vm).delegatecall(abi.encodeCall(Vm.assume, (false))); assert(!ok); }
    function check_paid_cheat() external { (bool ok,) = address(vm).call{value: 1}(abi.encodeCall(Vm.assume, (true))); assert(!ok); }
    function check_double_prank() external { vm.prank(address(1)); vm.prank(address(2)); }
    function check_symbol() external { assert(svm.createUint256("x") == 0); }
    function overloaded(uint256) external pure { assert(false); }
    function overloaded(address) external pure {}
}

contract BadConstructor { constructor() { revert("not today"); } function check() external pure { assert(false); } }
contract BadSetUp { function setUp() external pure { assert(false); } function check() external pure { assert(false); } }
contract CheatingSetUp {
    function setUp() external { (bool ok,) = 0x7109709ECfa91a80626fF3989D68f67F5b1DD12D.call(hex"deadbeef"); ok; }
    function check() external pure { assert(false); }
}
abstract contract Bare { function check() external virtual; }
library Far { function far(uint256 x) external pure returns (uint256) { return x; } }
contract Unlinked { function check(uint256 x) external pure { assert(Far.far(x) == x); } }
