// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A price with the time it was told at. It is meant to be good for less than an hour, and is good for one second more.
contract Quote {
    error Quote_Stale();

    uint256 public constant HOUR = 3600;

    uint256 public price;
    uint256 public toldAt;

    function tell(uint256 newPrice) external {
        price = newPrice;
        toldAt = block.timestamp;
    }

    function read() external view returns (uint256) {
        if (block.timestamp - toldAt > HOUR) revert Quote_Stale();
        return price;
    }
}
