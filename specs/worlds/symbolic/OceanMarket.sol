// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IUniswapV3MintCallback} from "@uniswap/v3-core/contracts/interfaces/callback/IUniswapV3MintCallback.sol";

import {RISE} from "../../../contracts/flat/src/RISE.sol";

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

    function mint(address recipient, int24, int24, uint128, bytes calldata data)
        external
        virtual
        returns (uint256, uint256)
    {
        if (recipient != ocean) misuse = 1;
        IUniswapV3MintCallback(msg.sender).uniswapV3MintCallback(owed0, owed1, data);
        return (owed0, owed1);
    }

    function burn(int24, int24, uint128 amount) external virtual returns (uint256, uint256) {
        if (amount != 0) misuse = 2;
        return (0, 0);
    }

    function collect(address recipient, int24, int24, uint128, uint128) external virtual returns (uint128, uint128) {
        if (recipient != ocean) misuse = 3;
        return (0, 0);
    }
}

/// A token as {OceanWorld} has it, that keeps in mind whether it was told to move nothing. Without branches: every one
/// doubles a proof.
contract NotedToken is RISE {
    uint256 public idle;

    constructor(address receiver) RISE(receiver) {}

    function transfer(address to, uint256 amount) public override(ERC20, IERC20) returns (bool) {
        _note(amount);
        return super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override(ERC20, IERC20) returns (bool) {
        _note(amount);
        return super.transferFrom(from, to, amount);
    }

    function _note(uint256 amount) private {
        uint256 nothing;
        assembly {
            nothing := iszero(amount)
        }
        idle |= nothing;
    }
}

/// {AnyPosition} that keeps in mind what it minted, how often it was paid, and whether fees are still to be counted or
/// collected. It asks for the price of every mint twice, and goes on when it is refused the second time.
contract NotedPosition is AnyPosition {
    uint256 public payments;
    uint256 internal uncounted;
    uint256 internal counted;

    constructor(address token0_, address token1_, address ocean_) AnyPosition(token0_, token1_, ocean_) {}

    /// Like the real pool it lets no liquidity overflow, and what was earned before a position began is not its own.
    function mint(address, int24, int24, uint128 amount, bytes calldata data)
        external
        override
        returns (uint256, uint256)
    {
        if (uint128(position) == 0) uncounted = 0;
        position = uint128(position) + amount;
        IUniswapV3MintCallback(msg.sender).uniswapV3MintCallback(owed0, owed1, data);
        payments++;
        try IUniswapV3MintCallback(msg.sender).uniswapV3MintCallback(owed0, owed1, data) {
            payments++;
        } catch {} // Safe: a refused second payment changes nothing, and the pool goes on
        return (owed0, owed1);
    }

    /// Like the real pool it counts fees for a position that has liquidity only.
    function burn(int24, int24, uint128) external override returns (uint256, uint256) {
        if (uint128(position) == 0) revert("NP"); // Assumes A-POOL-REAL: the real pool reverts here
        counted |= uncounted;
        uncounted = 0;
        return (0, 0);
    }

    function collect(address, int24, int24, uint128, uint128) external override returns (uint128, uint128) {
        counted = 0;
        return (0, 0);
    }

    /// Zero when the position has no fees left, counted or not: an empty one earns none.
    function feesLeft() external view returns (uint256) {
        return uint128(position) == 0 ? counted : counted | uncounted;
    }
}
