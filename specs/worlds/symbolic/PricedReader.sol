// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {AnyQuotes} from "./Tier2.sol";

/// {AnyQuotes} whose square-root price is the price that it was asked for: it tells of a limit what price it stands for.
contract PricedQuotes is AnyQuotes {
    constructor(address first_, address second_) AnyQuotes(first_, second_) {}

    function sqrtPriceAt(address pool, address, uint256 price) external view override returns (uint160) {
        _indexOf(pool);
        return uint160(price);
    }
}

/// A pool that keeps in mind where it was last told to stop, and does nothing else.
contract NotedLimit {
    uint160 public limit;

    function swap(address, bool, int256, uint160 limit_, bytes calldata) external returns (int256, int256) {
        limit = limit_;
        return (0, 0);
    }
}
