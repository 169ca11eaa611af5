// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IUniswapV3MintCallback} from "@uniswap/v3-core/contracts/interfaces/callback/IUniswapV3MintCallback.sol";

/// A pool that quotes any price, reports any liquidity and charges anything in its callback, and remembers whether it
/// was asked for something that could take the position or its fees away from Ocean.
contract AnyPosition {
    uint256 internal sqrtPrice;
    uint256 internal position;
    uint256 internal owed0;
    uint256 internal owed1;
    uint256 internal calls;
    uint256 public misuse;

    address public immutable token0;
    address public immutable token1;
    address internal immutable ocean;

    constructor(address token0_, address token1_, address ocean_) {
        token0 = token0_;
        token1 = token1_;
        ocean = ocean_;
    }

    function tickSpacing() external pure returns (int24) {
        return 60;
    }

    function slot0() external view returns (uint160, int24, uint16, uint16, uint16, uint8, bool) {
        return (uint160(sqrtPrice), 0, 0, 0, 0, 0, true);
    }

    function positions(bytes32) external view returns (uint128, uint256, uint256, uint128, uint128) {
        return (uint128(position), 0, 0, 0, 0);
    }

    function mint(address recipient, int24, int24, uint128, bytes calldata data) external returns (uint256, uint256) {
        if (recipient != ocean) misuse = 1;
        IUniswapV3MintCallback(msg.sender).uniswapV3MintCallback(owed0, owed1, data);
        return (owed0, owed1);
    }

    function burn(int24, int24, uint128 amount) external returns (uint256, uint256) {
        if (amount != 0) misuse = 2;
        return (0, 0);
    }

    function collect(address recipient, int24, int24, uint128, uint128) external returns (uint128, uint128) {
        if (recipient != ocean) misuse = 3;
        return (0, 0);
    }
}
