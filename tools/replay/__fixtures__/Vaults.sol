// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;
import {Vault, BuggyVault} from "./Vault.sol";

interface Vm {
    function assume(bool) external pure;
    function prank(address) external;
    function deal(address, uint256) external;
    function warp(uint256) external;
    function store(address, bytes32, bytes32) external;
    function etch(address, bytes calldata) external;
}

interface Svm {
    function createUint(uint256, string calldata) external returns (uint256);
    function createUint256(string calldata) external returns (uint256);
    function createBytes(uint256, string calldata) external returns (bytes memory);
    function createBytes4(string calldata) external returns (bytes4);
    function enableSymbolicStorage(address) external;
}

abstract contract Cheating {
    Vm constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    Svm constant svm = Svm(address(uint160(uint256(keccak256("svm cheat code")))));
}

contract Handler is Cheating {
    Vault public vault;
    constructor(Vault v) { vault = v; }
    function deposit(uint256 who, uint96 amount) external {
        address actor = address(uint160(0x1000 + who % 3));
        vm.deal(actor, amount);
        vm.prank(actor);
        vault.deposit{value: amount}();
    }
    function withdraw(uint256 who, uint256 amount) external {
        address actor = address(uint160(0x1000 + who % 3));
        uint256 b = vault.balanceOf(actor);
        vm.prank(actor);
        vault.withdraw(b == 0 ? 0 : amount % (b + 1));
    }
    function wait_(uint32 dt) external { vm.warp(block.timestamp + dt); }
    function never(uint256 x) external { vault.deposit{value: 0}(); vm.warp(1e12); vm.assume(x == 0); }
    function depositThenFail(uint96 amount) external { vm.deal(address(0x1000), amount); vm.prank(address(0x1000)); vault.deposit{value: amount}(); revert("undone"); }
    function unknown() external { (bool ok,) = address(vm).call(hex"deadbeef"); ok; }
    function asserts() external view { assert(address(vault).balance >= vault.total()); }
}

abstract contract InvBase is Cheating {
    Vault vault;
    Handler handler;
    address[] targets;
    uint256 asked;
    function make() internal virtual returns (Vault);
    function setUp() public { vault = make(); handler = new Handler(vault); targets.push(address(handler)); }
    function targetContracts() public view returns (address[] memory) { return targets; }
    function invariant_backed() public view { assert(address(vault).balance >= vault.total()); }
    function invariant_bool() public view returns (bool) { return address(vault).balance >= vault.total(); }
    function invariant_never() public pure { assert(false); }
    function invariant_reverts() public view { require(address(vault).balance >= vault.total(), "owes"); }
    function invariant_leaves_no_mark() public { asked += 1; vm.warp(5); assert(asked == 1); }
    function invariant_time() public view { assert(block.timestamp < 500 || block.number < 9); }
    function takes(uint256) public pure {}
}
contract InvBuggy is InvBase { function make() internal override returns (Vault) { return new BuggyVault(100); } }
contract InvFixed is InvBase { function make() internal override returns (Vault) { return new Vault(100); } }

abstract contract Sym is Cheating {
    Vault vault;
    function make() internal virtual returns (Vault);
    function setUp() public { vault = make(); }
    function check_genesis(address caller, uint96 amount, uint32 wait_, uint256 out_amount) public {
        vm.assume(caller != address(vault) && caller != address(this) && uint160(caller) > 0xffff && caller != address(vm));
        vm.deal(caller, amount);
        vm.prank(caller);
        (bool ok,) = address(vault).call{value: amount}(abi.encodeCall(Vault.deposit, ()));
        vm.assume(ok);
        vm.warp(block.timestamp + wait_);
        vm.prank(caller);
        (ok,) = address(vault).call(abi.encodeCall(Vault.withdraw, (out_amount)));
        vm.assume(ok);
        assert(address(vault).balance >= vault.total());
    }
}
contract SymBuggy is Sym { function make() internal override returns (Vault) { return new BuggyVault(100); } }
contract SymFixed is Sym { function make() internal override returns (Vault) { return new Vault(100); } }

abstract contract Step is Cheating {
    Vault constant V = Vault(address(0x8000));
    function make() internal virtual returns (Vault);
    function setUp() public { vm.etch(address(V), address(make()).code); svm.enableSymbolicStorage(address(V)); }
    function check_step(address caller) public {
        vm.assume(caller != address(V) && caller != address(this) && uint160(caller) > 0xffff && caller != address(vm));
        uint256 total_ = svm.createUint256("the total");
        uint256 mine = svm.createUint256("balance_of_caller");
        uint256 since = svm.createUint(64, "since");
        vm.store(address(V), bytes32(uint256(2)), bytes32(total_));
        vm.store(address(V), keccak256(abi.encode(caller, uint256(0))), bytes32(mine));
        vm.store(address(V), keccak256(abi.encode(caller, uint256(1))), bytes32(since));
        vm.assume(mine <= total_ && total_ < 2 ** 100);
        vm.deal(address(V), total_);
        vm.warp(svm.createUint(40, "now"));
        bytes4 sel = svm.createBytes4("sel");
        bytes memory args = svm.createBytes(32, "args");
        vm.prank(caller);
        (bool ok,) = address(V).call(abi.encodePacked(sel, args));
        vm.assume(ok);
        assert(address(V).balance >= V.total());
    }
}
contract StepBuggy is Step { function make() internal override returns (Vault) { return new BuggyVault(100); } }
contract StepFixed is Step { function make() internal override returns (Vault) { return new Vault(100); } }
