// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

interface Vm {
    function prank(address) external;
    function deal(address, uint256) external;
    function store(address, bytes32, bytes32) external;
    function warp(uint256) external;
}

contract Counter {
    uint256 public n;
    uint256 public immutable step;
    constructor(uint256 step_) { step = step_; }
    function add() external payable { n += step; }
    function refuse() external pure { revert("no"); }
    function run(Executor executor) external { executor.act(this); }
}

abstract contract Cheating { Vm constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D); }

contract Executor is Cheating {
    function act(Counter counter) external { vm.prank(address(0xe)); counter.add(); }
}

contract Lib { function go(Counter counter) external { counter.add(); } }

contract Traces is Cheating {
    Counter counter = new Counter(2);
    Executor executor = new Executor();
    Lib lib = new Lib();

    function setUp() external { vm.deal(address(0xa), 3); vm.store(address(this), bytes32(uint256(77)), 0); }

    function check_calls() external {
        vm.deal(address(0xa), 5);
        counter.n();
        vm.prank(address(0xa)); counter.add{value: 1}();
        (bool ok,) = address(counter).call(abi.encodeCall(Counter.refuse, ()));
        this.again();
        try this.undone() {} catch {}
        (ok,) = address(lib).delegatecall(abi.encodeCall(Lib.go, (counter)));
        assert(counter.n() == 0);
    }
    function again() external { vm.warp(50); vm.prank(address(0xb)); counter.add(); }
    function undone() external { vm.deal(address(0xc), 9); vm.store(address(counter), 0, 0); counter.add(); revert("undone"); }
    function check_notes() external {
        counter.run(executor);
        vm.store(address(counter), 0, bytes32(uint256(9)));
        new Counter(1);
        assert(counter.n() == 0);
    }
}
