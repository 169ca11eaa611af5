// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// From a raw word of the fuzzer to a value worth trying. The low bits choose the way, the rest the value.
library Draw {
    /// Uniform in [low, high]; `low` when the interval is empty.
    /// Safe: a campaign is sampled, and claims nothing of what it does not draw.
    function bound(uint256 raw, uint256 low, uint256 high) internal pure returns (uint256) {
        if (high <= low) return low;
        uint256 size = high - low;
        return size == type(uint256).max ? raw : low + raw % (size + 1);
    }

    /// Mostly at most `most`, often exactly that, sometimes next to nothing, at times anything at all.
    function amount(uint256 raw, uint256 most) internal pure returns (uint256) {
        uint256 way = raw & 15;
        uint256 rest = raw >> 4;
        if (way < 6) return bound(rest, 0, most);
        if (way < 9) return bound(rest, 0, most / 1_000);
        if (way < 11) return most;
        if (way < 13) return rest & 3;
        if (way < 14) return most < type(uint256).max ? most + 1 : most;
        return way == 14 ? type(uint256).max : number(rest);
    }

    /// Any number, its order of magnitude uniform.
    function number(uint256 raw) internal pure returns (uint256) {
        return raw >> (raw & 255);
    }

    /// A fresh word for the `index`-th use of one raw word.
    function part(uint256 raw, uint256 index) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(raw, index)));
    }

    /// Up to 64 bytes.
    function data(uint256 raw) internal pure returns (bytes memory) {
        bytes memory all = abi.encode(part(raw, 0), part(raw, 1));
        uint256 length = raw % 65;
        assembly ("memory-safe") {
            mstore(all, length)
        }
        return all;
    }
}
