// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

interface Vm {
    function prank(address sender) external;
    function label(address account, string calldata name) external;
}

contract Ledger {
    struct Entry {
        uint64 at;
        uint128 amount;
        bool open;
        address by;
    }

    error TooMuch(uint256 amount, address by);

    event Noted(address indexed by, string indexed word, uint256 amount);

    uint256 public total;
    mapping(address => mapping(uint256 => Entry)) public entries;
    uint16[] public small;
    mapping(string => uint256) public words;
    Entry[] public list;
    string public text;

    function note(uint256 id, uint128 amount) external payable returns (uint256) {
        if (amount > 1000) revert TooMuch(amount, msg.sender);
        entries[msg.sender][id] = Entry(uint64(block.timestamp), amount, true, msg.sender);
        total += amount;
        emit Noted(msg.sender, "word", amount);
        return total;
    }

    function open(uint256 id) external {
        entries[msg.sender][id].open = false;
    }

    function more(uint16 value) external {
        small.push(value);
        list.push(Entry(1, 2, true, address(this)));
        words["a word"] = value;
        text = "short";
    }

    function half() external view returns (uint256) {
        require(total > 0, "nothing yet");
        return total / 2;
    }

    function divide(uint256 by) external returns (uint256) {
        total = 1;
        return total / by;
    }
}

contract Hostile {
    uint256 public count;

    error Lie(string text);

    event Loud(uint256 value);

    function transfer(address, uint256) external pure returns (bool) {
        assembly {
            mstore(0, 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff)
            return(0, 7)
        }
    }

    function balanceOf(address) external pure returns (uint256[] memory) {
        // An array said to be longer than memory.
        assembly {
            mstore(0, 32)
            mstore(32, not(0))
            return(0, 64)
        }
    }

    function speak() external pure {
        revert Lie("\x1b[31m<script>alert(1)</script>");
    }

    function shout(uint256 size) external pure {
        assembly {
            mstore(0, hex"08c379a0")
            mstore(4, 32)
            mstore(36, not(0))
            revert(0, size)
        }
    }

    function recurse(uint256 depth) external {
        count = depth;
        if (depth > 0) Hostile(payable(address(this))).recurse(depth - 1);
    }

    function loud(uint256 times) external {
        for (uint256 i; i < times; i++) emit Loud(i);
    }

    function whisper() external {
        assembly {
            mstore(0, 7)
            log0(0, 32)
            log2(0, 0, 1, 2)
        }
    }

    function burst() external {
        selfdestruct(payable(msg.sender));
    }

    fallback(bytes calldata) external payable returns (bytes memory) {
        return hex"1234";
    }
}

contract Steps {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint256 private total;
    Ledger private ledger;
    Hostile private hostile;
    bool private seen;

    function setUp() external {
        ledger = new Ledger();
        hostile = new Hostile();
    }

    function check_changes() external {
        vm.label(address(0xa11ce), "Alice");
        vm.prank(address(0xa11ce));
        ledger.note{value: 0}(7, 500);
        vm.prank(address(0xa11ce));
        ledger.open(7);
        ledger.more(65535);
        ledger.more(2);
        assert(false);
    }

    function check_reasons() external {
        try ledger.note(1, 1001) {} catch {}
        try ledger.divide(0) {} catch {}
        seen = true;
        assert(false);
    }

    function check_kinds() external {
        (bool ok,) = address(ledger).delegatecall(abi.encodeCall(Ledger.divide, (1)));
        ok;
        new Ledger{salt: bytes32(uint256(1))}();
        Ledger other = new Ledger();
        other.note(1, 1);
        bytes memory data = abi.encodeCall(Ledger.note, (1, 2));
        address target = address(ledger);
        assembly {
            pop(callcode(gas(), target, 0, add(data, 32), mload(data), 0, 0))
        }
        assert(false);
    }

    function check_hostile() external {
        _send(abi.encodeWithSelector(Hostile.transfer.selector, address(1)));
        _send(abi.encodeWithSelector(Hostile.balanceOf.selector, address(1)));
        _send(hex"a9059cbb01");
        _send(hex"0102");
        _send(hex"deadbeef");
        _send(abi.encodePacked(Ledger.note.selector, new bytes(200000)));
        _send(abi.encodeCall(Hostile.speak, ()));
        _send(abi.encodeCall(Hostile.shout, (100)));
        _send(abi.encodeCall(Hostile.shout, (100000)));
        _send(abi.encodeCall(Hostile.whisper, ()));
        _send(abi.encodeCall(Hostile.burst, ()));
        assert(false);
    }

    function check_deep() external {
        _send(abi.encodeCall(Hostile.recurse, (1100)));
        assert(false);
    }

    function check_many() external {
        _send(abi.encodeCall(Hostile.loud, (3000)));
        ledger.note(1, 3);
        assert(false);
    }

    function _send(bytes memory data) private {
        (bool ok,) = address(hostile).call(data);
        ok;
    }
}
