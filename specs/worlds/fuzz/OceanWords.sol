// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";
import {FullMath} from "@uniswap/v4-core/src/libraries/FullMath.sol";
import {TickMath} from "@uniswap/v4-core/src/libraries/TickMath.sol";

import {LiquidityAmounts} from "../../../contracts/flat/libraries/LiquidityAmounts.sol";
import {OceanSlots} from "../../../harness/generated/Slots.sol";
import {vm} from "./Cheats.sol";
import {Names} from "./Names.sol";

/// What the claims about Ocean are written in, besides the words that all share.
abstract contract OceanWords is Names {
    /// What the pool was asked to do that Ocean must never ask. The real pool keeps no such record: here the position
    /// itself is watched instead.
    function misuse() internal pure returns (uint256) {
        return 0;
    }

    /// Zero when no fees of the position are left in the real pool, counted or not: wei of both tokens together.
    function feesLeft() internal view returns (uint256) {
        bytes32 key = keccak256(abi.encodePacked(address(ocean), ocean.tickLower(), ocean.tickUpper()));
        (uint128 held, uint256 last0, uint256 last1, uint128 owed0, uint128 owed1) = IUniswapV3Pool(pool).positions(key);
        (uint256 inside0, uint256 inside1) = _growthInside();
        unchecked {
            uint256 first = FullMath.mulDiv(inside0 - last0, held, 1 << 128);
            uint256 second = FullMath.mulDiv(inside1 - last1, held, 1 << 128);
            return first + second + owed0 + owed1;
        }
    }

    /// Liquidity that what Ocean holds would buy at the pool's spot price.
    function buysHere() internal view returns (uint256) {
        (uint160 price,,,,,,) = IUniswapV3Pool(pool).slot0();
        (uint256 flatHere, uint256 wethHere) = (flat.balanceOf(address(ocean)), weth.balanceOf(address(ocean)));
        (uint256 max0, uint256 max1) = address(flat) < address(weth) ? (flatHere, wethHere) : (wethHere, flatHere);
        return LiquidityAmounts.liquidityForAmountsDown(
            price, TickMath.getSqrtPriceAtTick(ocean.tickLower()), TickMath.getSqrtPriceAtTick(ocean.tickUpper()), max0, max1
        );
    }

    /// Fees per unit of liquidity in the position's range, Q128. Differences wrap, as the pool's own do.
    function _growthInside() private view returns (uint256 inside0, uint256 inside1) {
        (, int24 tick,,,,,) = IUniswapV3Pool(pool).slot0();
        inside0 = IUniswapV3Pool(pool).feeGrowthGlobal0X128();
        inside1 = IUniswapV3Pool(pool).feeGrowthGlobal1X128();
        (uint256 below0, uint256 below1) = _growthBeyond(ocean.tickLower(), tick < ocean.tickLower());
        (uint256 above0, uint256 above1) = _growthBeyond(ocean.tickUpper(), tick >= ocean.tickUpper());
        unchecked {
            inside0 -= below0 + above0;
            inside1 -= below1 + above1;
        }
    }

    /// Fees on the far side of an end of the range; `crossed` when the price stands there.
    function _growthBeyond(int24 end, bool crossed) private view returns (uint256 beyond0, uint256 beyond1) {
        (,, beyond0, beyond1,,,,) = IUniswapV3Pool(pool).ticks(end);
        if (!crossed) return (beyond0, beyond1);
        unchecked {
            beyond0 = IUniswapV3Pool(pool).feeGrowthGlobal0X128() - beyond0;
            beyond1 = IUniswapV3Pool(pool).feeGrowthGlobal1X128() - beyond1;
        }
    }

    /// Hash of the mint that is running; 0 when none is.
    function mintCommitment() internal view returns (uint256) {
        return uint256(vm.load(address(ocean), bytes32(OceanSlots._mintCommitment)));
    }
}
