// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Halmos' cheatcodes, as far as these harnesses use them.
interface SVM {
    function createUint256(string calldata name) external returns (uint256);
    function createUint(uint256 bits, string calldata name) external returns (uint256);
    function createBytes32(string calldata name) external returns (bytes32);
    function createAddress(string calldata name) external returns (address);
}

/// Foundry's.
interface Vm {
    function prank(address sender) external;
    function deal(address who, uint256 weiBalance) external;
    function store(address who, bytes32 slot, bytes32 value) external;
    function warp(uint256 timestamp) external;
}

SVM constant svm = SVM(address(uint160(uint256(keccak256("svm cheat code")))));
Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

/// Who pays out once more while being paid: what both tills are tried with.
interface ITill {
    function deposit() external payable;
    function withdraw() external;
    function owedTo(address owner) external view returns (uint256);
}

contract Thief {
    ITill private immutable _till;
    bool private _again = true;

    constructor(ITill till) {
        _till = till;
    }

    function deposit() external payable {
        _till.deposit{value: msg.value}();
    }

    function withdraw() external {
        _till.withdraw();
    }

    receive() external payable {
        if (!_again || address(_till).balance < msg.value) return;
        _again = false;
        _till.withdraw();
    }
}
