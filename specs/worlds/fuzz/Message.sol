// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// The message under study, as the symbolic worlds name it. Words that the calldata does not have are 0.
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

library Messages {
    function read(address from, address to, uint256 value, bytes memory data) internal pure returns (Call memory c) {
        c.to = to;
        c.from = from;
        c.value = value;
        c.selector = data.length < 4 ? bytes4(0) : bytes4(data);
        c.w0 = _word(data, 0);
        c.w1 = _word(data, 1);
        c.w2 = _word(data, 2);
        c.w3 = _word(data, 3);
        c.w4 = _word(data, 4);
        c.w5 = _word(data, 5);
        c.w6 = _word(data, 6);
    }

    function _word(bytes memory data, uint256 index) private pure returns (uint256 word) {
        uint256 at = 36 + index * 32;
        if (data.length < at) return 0;
        assembly ("memory-safe") {
            word := mload(add(data, at))
        }
    }
}
