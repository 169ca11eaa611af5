// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {VaultWorld} from "./VaultWorld.sol";

/// A core of Tier 2 beside a reader that quotes two pools, which is {AnyQuotes}.
abstract contract QuotesWorld is VaultWorld {
    address internal constant twap = address(0xD004);

    /// Whether the reader's prices of one pool are those of a settled market; the pool of RISE is 0.
    function isSettled(uint256 which) internal view returns (bool) {
        uint256 mean = uint256(_load(twap, bytes32(which)));
        uint256 spot = uint256(_load(twap, bytes32(which + 2)));
        bool prices = both(mean != 0, both(mean >> 96 == 0, spot >> 96 == 0));
        unchecked {
            return both(prices, both(spot * 10_000 <= mean * 10_100, spot * 10_000 >= mean * 9900));
        }
    }
}
