// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

interface Vm {
    function assume(bool) external pure;
    function prank(address) external;
    function prank(address, address) external;
    function startPrank(address) external;
    function startPrank(address, address) external;
    function stopPrank() external;
    function deal(address, uint256) external;
    function store(address, bytes32, bytes32) external;
    function load(address, bytes32) external view returns (bytes32);
    function etch(address, bytes calldata) external;
    function warp(uint256) external;
    function roll(uint256) external;
    function fee(uint256) external;
    function chainId(uint256) external;
    function coinbase(address) external;
    function getBlockTimestamp() external view returns (uint256);
    function getBlockNumber() external view returns (uint256);
    function getChainId() external view returns (uint256);
    function addr(uint256) external pure returns (address);
    function sign(uint256, bytes32) external pure returns (uint8, bytes32, bytes32);
    function label(address, string calldata) external;
    struct Log { bytes32[] topics; bytes data; address emitter; }
    function recordLogs() external;
    function getRecordedLogs() external returns (Log[] memory);
    function snapshotState() external returns (uint256);
    function revertToState(uint256) external returns (bool);
    function assertTrue(bool) external pure;
    function assertEq(uint256, uint256, string calldata) external pure;
}

contract Made {
    address public sender = msg.sender;
}

contract Callee {
    address public sender;
    address public origin;
    uint256 public value;
    Made public made;
    uint256 public slot4 = 44;

    constructor() payable { sender = msg.sender; origin = tx.origin; value = msg.value; }
    receive() external payable {}
    function note() external payable { sender = msg.sender; origin = tx.origin; value = msg.value; }
    function pass(Callee next) external { sender = msg.sender; next.note(); }
    function who() external view returns (address) { return msg.sender; }
    function fail() external pure { revert("no"); }
    function create() external { made = new Made(); }
    function set(uint256 x) external { slot4 = x; }
    function bye() external { selfdestruct(payable(msg.sender)); }
}

contract Crier {
    event Cried(address indexed who, uint256 indexed what, uint256 how, bytes more);
    error Enough();
    function cry(uint256 what) public { emit Cried(msg.sender, what, 7, hex"0102"); }
    function murmur() external { assembly { log0(0x1000, 33) } }
    function cryAndFail(uint256 what) external { cry(what); revert Enough(); }
}

contract Outside {
    function note(Callee callee) external { callee.note(); }
}

/// Written so that forge and the replay must agree on every function: each asserts how a cheatcode behaves.
contract Cheats {
    Vm constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    address constant A = address(0xa11ce);
    address constant B = address(0xb0b);
    Callee callee;
    Callee other;
    uint256 constructedAt;
    address deployer;

    constructor() { constructedAt = address(this).balance; deployer = msg.sender; }
    receive() external payable {}

    function setUp() public { callee = new Callee(); other = new Callee(); vm.warp(1000); vm.startPrank(B); }

    modifier plain() { vm.stopPrank(); _; }

    function test_world() public plain {
        assert(address(this) == 0x7FA9385bE102ac3EAc297483Dd6233D62b3e1496);
        assert(msg.sender == 0x1804c8AB1F12E6bbf3894d4083f33e07309d1f38 && tx.origin == msg.sender && deployer == msg.sender);
        assert(address(this).balance == type(uint96).max && constructedAt == type(uint96).max);
        assert(block.timestamp == 1000 && block.number == 1 && block.chainid == 31337 && block.basefee == 0);
        assert(address(callee) == 0x5615dEB798BB3E4dFa0139dFa1b3D433Cc23b72f);
        assert(address(other) == 0x2e234DAe75C793f67A35089C9d99245E1C58470b);
    }
    function test_startPrank_in_setUp_lasts() public { callee.note(); assert(callee.sender() == B); }
    function test_startPrank_until_stop() public plain {
        vm.startPrank(A);
        callee.note(); assert(callee.sender() == A);
        other.note(); assert(other.sender() == A);
        assert(callee.who() == A);
        vm.stopPrank();
        callee.note(); assert(callee.sender() == address(this));
    }
    function test_prank_next_call_only() public plain {
        vm.prank(A); callee.note();
        assert(callee.sender() == A && callee.origin() == tx.origin);
        callee.note(); assert(callee.sender() == address(this));
    }
    function test_prank_survives_cheatcodes() public plain {
        vm.prank(A); vm.warp(5); vm.deal(B, 1); vm.label(B, "b");
        callee.note(); assert(callee.sender() == A);
    }
    function test_prank_spent_by_view() public plain {
        vm.prank(A); assert(callee.who() == A);
        callee.note(); assert(callee.sender() == address(this));
    }
    function test_prank_spent_by_failing_call() public plain {
        vm.prank(A);
        (bool ok,) = address(callee).call(abi.encodeCall(Callee.fail, ())); assert(!ok);
        callee.note(); assert(callee.sender() == address(this));
    }
    function test_prank_spent_by_precompile() public plain {
        vm.prank(A); sha256("x");
        callee.note(); assert(callee.sender() == address(this));
    }
    function test_prank_not_deeper() public plain {
        vm.prank(A); callee.pass(other);
        assert(callee.sender() == A && other.sender() == address(callee));
    }
    function test_prank_origin_reaches_deeper() public plain {
        address mine = tx.origin;
        vm.prank(A, B); callee.pass(other);
        assert(callee.sender() == A && other.sender() == address(callee) && other.origin() == B);
        assert(tx.origin == mine);
        callee.note(); assert(callee.origin() == mine);
    }
    function test_startPrank_origin() public plain {
        vm.startPrank(A, B); callee.note(); other.note(); vm.stopPrank();
        assert(callee.origin() == B && other.origin() == B && other.sender() == A);
    }
    function test_prank_twice_refused() public plain {
        vm.prank(A);
        try vm.prank(B) { assert(false); } catch {}
        callee.note(); assert(callee.sender() == A);
    }
    function test_prank_inside_startPrank_refused() public plain {
        vm.startPrank(A); callee.note();
        try vm.prank(B) { assert(false); } catch {}
        vm.startPrank(B); callee.note(); assert(callee.sender() == B);
    }
    function test_prank_pays_from_sender() public plain {
        vm.deal(A, 10); uint256 mine = address(this).balance;
        vm.prank(A); callee.note{value: 4}();
        assert(A.balance == 6 && callee.value() == 4 && address(this).balance == mine && address(callee).balance == 4);
    }
    function test_prank_sender_cannot_pay() public plain {
        vm.deal(A, 3);
        vm.prank(A);
        (bool ok,) = address(callee).call{value: 4}(abi.encodeCall(Callee.note, ()));
        assert(!ok && A.balance == 3);
        callee.note(); assert(callee.sender() == address(this));
    }
    function test_prank_pays_more_than_harness_has() public plain {
        vm.deal(A, 2 ** 100);
        vm.prank(A); callee.note{value: 2 ** 99}();
        assert(address(callee).balance == 2 ** 99 && A.balance == 2 ** 99 && callee.sender() == A);
        assert(address(this).balance == type(uint96).max);
    }
    function test_no_prank_cannot_overpay() public plain {
        (bool ok,) = address(callee).call{value: 2 ** 99}(""); assert(!ok);
    }
    function test_prank_creation() public plain {
        vm.prank(A); Callee made = new Callee();
        assert(made.sender() == A && address(made) == address(uint160(uint256(keccak256(abi.encodePacked(hex"d694", A, hex"80"))))));
        Callee mine = new Callee();
        // The harness' own nonce did not move: 3 is next.
        assert(address(mine) == address(uint160(uint256(keccak256(abi.encodePacked(hex"d694", address(this), hex"03"))))) && mine.sender() == address(this));
    }
    function test_prank_creation_pays() public plain {
        vm.deal(A, 5); vm.prank(A); Callee made = new Callee{value: 5}();
        assert(A.balance == 0 && address(made).balance == 5 && made.value() == 5);
    }
    function test_prank_creation2() public plain {
        vm.prank(A); Callee made = new Callee{salt: bytes32(uint256(1))}();
        bytes32 hash = keccak256(abi.encodePacked(hex"ff", A, bytes32(uint256(1)), keccak256(type(Callee).creationCode)));
        assert(address(made) == address(uint160(uint256(hash))) && made.sender() == A);
    }
    function test_prank_of_inner_frame() public plain {
        Inner inner = new Inner();
        inner.run(callee, A); assert(callee.sender() == A);
        vm.prank(B); inner.run(callee, A);
        assert(inner.caller() == B && callee.sender() == A);
        callee.note(); assert(callee.sender() == address(this));
    }
    function test_prank_owner_only() public plain {
        vm.prank(A);
        other.pass(callee); assert(other.sender() == A && callee.sender() == address(other));
    }
    function test_deal() public plain {
        vm.deal(A, 7); assert(A.balance == 7);
        vm.deal(address(this), 9); assert(address(this).balance == 9);
        (bool ok,) = A.call{value: 9}(""); assert(ok && A.balance == 16 && address(this).balance == 0);
    }
    function test_store_load() public plain {
        vm.store(address(callee), bytes32(uint256(4)), bytes32(uint256(77)));
        assert(callee.slot4() == 77 && vm.load(address(callee), bytes32(uint256(4))) == bytes32(uint256(77)));
        vm.store(address(callee), bytes32(uint256(4)), bytes32(type(uint256).max)); assert(callee.slot4() == type(uint256).max);
        vm.store(address(callee), bytes32(uint256(4)), 0); assert(callee.slot4() == 0);
        assert(vm.load(A, 0) == 0);
        vm.store(A, 0, bytes32(uint256(5))); assert(vm.load(A, 0) == bytes32(uint256(5)));
    }
    function test_store_undone_by_revert() public plain {
        try this.storeAndRevert() { assert(false); } catch {}
        // Forge journals storage, but neither balances nor the block.
        assert(callee.slot4() == 44 && A.balance == 5 && block.timestamp == 4242);
    }
    function storeAndRevert() external {
        vm.store(address(callee), bytes32(uint256(4)), bytes32(uint256(1))); vm.deal(A, 5); vm.warp(4242); revert("undo");
    }
    function test_reserved_addresses() public plain {
        try vm.store(address(1), 0, 0) { assert(false); } catch {}
        try vm.etch(address(2), hex"00") { assert(false); } catch {}
    }
    function test_etch_keeps_storage() public plain {
        callee.set(5);
        vm.etch(A, address(callee).code); Callee(payable(A)).set(9); assert(Callee(payable(A)).slot4() == 9 && callee.slot4() == 5);
        vm.etch(A, hex"00"); vm.etch(A, address(callee).code); assert(Callee(payable(A)).slot4() == 9);
    }
    function test_etch_keeps_immutables() public plain {
        Fixed made = new Fixed(123);
        vm.etch(B, address(made).code); assert(Fixed(B).x() == 123);
    }
    function test_environment() public plain {
        vm.warp(123); vm.roll(456); vm.fee(7); vm.chainId(99); vm.coinbase(A);
        assert(block.timestamp == 123 && block.number == 456 && block.basefee == 7 && block.chainid == 99 && block.coinbase == A);
        assert(vm.getBlockTimestamp() == 123 && vm.getBlockNumber() == 456 && vm.getChainId() == 99);
    }
    function test_keys() public plain {
        address signer = vm.addr(0xbeef); bytes32 digest = keccak256("message");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(0xbeef, digest);
        assert(signer == 0x6E9972213BF459853FA33E28Ab7219e9157C8d02 && ecrecover(digest, v, r, s) == signer);
        try vm.addr(0) returns (address) { assert(false); } catch {}
        try vm.addr(0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141) returns (address) { assert(false); } catch {}
    }
    function test_snapshots() public plain {
        vm.deal(A, 1); callee.set(1);
        uint256 id = vm.snapshotState();
        vm.deal(A, 2); callee.set(2); vm.warp(5555); Callee made = new Callee();
        assert(vm.revertToState(id));
        assert(A.balance == 1 && callee.slot4() == 1 && block.timestamp == 1000 && address(made).code.length == 0);
        assert(!vm.revertToState(12345678));
    }
    function test_assertions_hold() public plain { vm.assertTrue(true); vm.assertEq(1, 1, "same"); vm.assume(true); }
    function test_prank_spent_by_delegatecall() public plain {
        Outside outside = new Outside();
        vm.prank(A, B);
        (bool ok,) = address(outside).delegatecall(abi.encodeCall(Outside.note, (callee))); assert(ok);
        assert(callee.sender() == address(this) && callee.origin() == B);
        callee.note(); assert(callee.sender() == address(this) && callee.origin() == tx.origin);
    }
    function test_selfdestruct_pays() public plain {
        vm.deal(address(other), 5); uint256 mine = address(this).balance;
        other.bye(); assert(address(this).balance == mine + 5);
    }
    function test_logs() public plain {
        Crier crier = new Crier(); crier.cry(1);
        assert(vm.getRecordedLogs().length == 0);
        vm.recordLogs(); crier.cry(2); crier.murmur(); vm.prank(A); crier.cry(3);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assert(logs.length == 3 && logs[0].emitter == address(crier) && logs[1].topics.length == 0 && logs[1].data.length == 33);
        assert(logs[0].topics.length == 3 && logs[0].topics[0] == keccak256("Cried(address,uint256,uint256,bytes)"));
        assert(logs[0].topics[1] == bytes32(uint256(uint160(address(this)))) && logs[0].topics[2] == bytes32(uint256(2)));
        assert(keccak256(logs[0].data) == keccak256(abi.encode(uint256(7), hex"0102")));
        assert(logs[2].topics[1] == bytes32(uint256(uint160(A))) && vm.getRecordedLogs().length == 0);
        crier.cry(4); assert(vm.getRecordedLogs().length == 1);
    }
    function test_logs_of_what_reverted() public plain {
        Crier crier = new Crier(); vm.recordLogs();
        try crier.cryAndFail(5) { assert(false); } catch {}
        assert(vm.getRecordedLogs().length == 1);
        vm.recordLogs(); crier.cry(6); vm.recordLogs(); assert(vm.getRecordedLogs().length == 0);
    }
    function test_create_in_callee() public plain { callee.create(); assert(callee.made().sender() == address(callee)); }
}

contract Inner {
    Vm constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    address public caller;
    function run(Callee callee, address as_) external { caller = msg.sender; vm.prank(as_); callee.note(); }
}

contract Fixed {
    uint256 public immutable x;
    constructor(uint256 x_) { x = x_; }
}
