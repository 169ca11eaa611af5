// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

interface Svm {
    function createUint(uint256 bits, string calldata name) external returns (uint256);
    function createUint256(string calldata name) external returns (uint256);
    function createUint256(string calldata name, uint256 min, uint256 max) external returns (uint256);
    function createInt(uint256 bits, string calldata name) external returns (int256);
    function createInt256(string calldata name) external returns (int256);
    function createBytes(uint256 size, string calldata name) external returns (bytes memory);
    function createString(uint256 size, string calldata name) external returns (string memory);
    function createBytes4(string calldata name) external returns (bytes4);
    function createBytes8(string calldata name) external returns (bytes8);
    function createBytes32(string calldata name) external returns (bytes32);
    function createAddress(string calldata name) external returns (address);
    function createBool(string calldata name) external returns (bool);
    function enableSymbolicStorage(address) external;
    function setArbitraryStorage(address) external;
    function snapshotState() external returns (uint256);
    function snapshotStorage(address) external returns (uint256);
}

contract Made { uint256 public x; function set(uint256 x_) external { x = x_; } }

/// Returns what it was given, so that a test can compare it with the model.
contract Symbols {
    Svm constant svm = Svm(address(uint160(uint256(keccak256("svm cheat code")))));
    uint256 public early;
    Made made;
    struct Pair { uint256 a; Inner inner; }
    struct Inner { address who; bool[2] flags; }

    function setUp() external { early = svm.createUint256("x"); made = new Made(); }

    function check_every_kind() external returns (bytes memory) {
        return abi.encode(first(), second());
    }
    function first() private returns (bytes memory) {
        return abi.encode(svm.createUint(64, "a_b"), svm.createUint256("two words"), svm.createUint256("between", 5, 9), svm.createInt(8, "i"), svm.createInt256("j"), svm.createBool("yes"));
    }
    function second() private returns (bytes memory) {
        return abi.encode(svm.createBytes(5, "data"), svm.createBytes(0, "nothing"), svm.createString(2, "text"), svm.createBytes4("sel"), svm.createBytes8("eight"), svm.createBytes32("word"), svm.createAddress("who"));
    }
    function check_same_name() external returns (uint256, uint256, uint256) {
        return (early, svm.createUint256("x"), svm.createUint256("x"));
    }
    function check_words(address a, bytes4 b, int8 c, Pair calldata p) external pure returns (bytes memory) { return abi.encode(a, b, c, p); }
    function check_dynamic(bytes calldata data, uint256[] calldata list, string calldata text) external pure returns (bytes memory) { return abi.encode(data, list, text); }
    function check_arbitrary() external { svm.enableSymbolicStorage(address(made)); svm.setArbitraryStorage(address(made)); assert(made.x() == 0); }
    function check_snapshots() external {
        uint256 all = svm.snapshotState(); uint256 one = svm.snapshotStorage(address(made));
        made.set(1); assert(svm.snapshotState() != all && svm.snapshotStorage(address(made)) != one);
        made.set(0); assert(svm.snapshotState() == all && svm.snapshotStorage(address(made)) == one);
    }
    /// Fails for the address that the engine gave to the contract made in `setUp`.
    function check_created(address who) external view { assert(who != address(made)); }
    function check_created_in_bytes() external {
        bytes memory args = svm.createBytes(68, "args");
        (uint256 x, address who) = this.split(args);
        assert(x != 3 || who != address(made));
    }
    function split(bytes calldata args) external pure returns (uint256, address) { return abi.decode(args[4:], (uint256, address)); }
    function check_two(uint256 a, uint256 b) external { uint256 c = svm.createUint256("c"); assert(a + b + c != 6); }
}
