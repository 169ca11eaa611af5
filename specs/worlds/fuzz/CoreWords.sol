// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {INAVDefenseExecutor} from "../../../contracts/flat/interfaces/INAVDefenseCore.sol";
import {ITwap} from "../../../contracts/flat/interfaces/ITwap.sol";
import {ExecutorHost} from "../../../contracts/flat/src/ExecutorHost.sol";
import {GuardianSlots, NAVDefenseCoreSlots, PulseCoreSlots} from "../../../harness/generated/Slots.sol";
import {vm} from "./Cheats.sol";
import {Names} from "./Names.sol";
import {Words} from "./Words.sol";

/// What the claims about the cores and the Guardian are written in; their symbolic worlds have the same.
abstract contract CoreWords is Names, Words {
    uint256 internal constant DEPLOYED = 1_750_000_000;
    uint256 internal constant LIFETIME = 730 * 24 * 60 * 60;

    /* GUARDIAN */

    /// Whether the 730 days are over.
    function isOver() internal view returns (bool) {
        return block.timestamp >= DEPLOYED + LIFETIME;
    }

    function isKey(address who) internal view returns (bool) {
        return who == guard.guardian();
    }

    /// What is stored for an account, which before the expiry is whether it is paused.
    function pausedWord(address who) internal view returns (uint256) {
        return uint256(vm.load(address(guard), keccak256(abi.encode(who, GuardianSlots._paused))));
    }

    /// Whether the executor of a core must not be asked.
    function isPaused(address host) internal view returns (bool) {
        return guard.isPaused(ExecutorHost(host).executor());
    }

    /* SALES */

    function clampPrice() internal view returns (uint256) {
        return _ask(address(ghost), abi.encodeCall(ghost.clampPrice, ()));
    }

    function marketPrice() internal view returns (uint256) {
        return _ask(address(ghost), abi.encodeCall(ghost.marketPrice, ()));
    }

    /// Mean price of WETH in SAVE, WAD, rounded up; 0 when unavailable.
    function savePerEth() internal view returns (uint256) {
        return _ask(twap, abi.encodeCall(ITwap.twapPriceUp, (savePool, address(weth), 30 minutes)));
    }

    /// Mean price of RISE in WETH, WAD, rounded up; 0 when unavailable.
    function riseMean() internal view returns (uint256) {
        return _ask(twap, abi.encodeCall(ITwap.twapPriceUp, (risePool, address(rise), 30 minutes)));
    }

    /// RISE that one new SAVE costs, WAD, rounded up.
    function _perShare() internal view returns (uint256) {
        return vault.previewMint(1e18);
    }

    /// What lies behind one SAVE at the mean price of RISE, in ether, WAD × WAD, rounded up.
    function navTimesWad() internal view returns (uint256) {
        return M(riseMean(), _perShare());
    }

    /// Eleven tenths, in basis points.
    function elevenTenths(uint256 x) internal pure returns (uint256) {
        return M(x, 11_000);
    }

    /// A price WAD in the unit of `elevenTenths(navTimesWad())`.
    function inBpsOfNav(uint256 price) internal pure returns (uint256) {
        return M(price, 1e22);
    }

    /// One basis point of an amount, rounded down.
    function basisPoint(uint256 x) internal pure returns (uint256) {
        return x / 10_000;
    }

    /* NAV DEFENSE AND TREASURY */

    /// Mean RISE per ether, WAD, rounded up; 0 when unavailable.
    function risePerEth() internal view returns (uint256) {
        return _ask(twap, abi.encodeCall(ITwap.twapPriceUp, (risePool, address(weth), 30 minutes)));
    }

    /// Mean and spot price of SAVE in WETH, WAD, rounded up; 0 when unavailable.
    function saveMean() internal view returns (uint256) {
        return _ask(twap, abi.encodeCall(ITwap.twapPriceUp, (savePool, address(vault), 30 minutes)));
    }

    function saveSpot() internal view returns (uint256) {
        return _ask(twap, abi.encodeCall(ITwap.spotPriceUp, (savePool, address(vault))));
    }

    /// Spot RISE per ether, WAD, rounded up; 0 when unavailable.
    function spotRisePerEth() internal view returns (uint256) {
        return _ask(twap, abi.encodeCall(ITwap.spotPriceUp, (risePool, address(weth))));
    }

    /// Whether a spot price is within so many basis points of its mean.
    function isWithin(uint256 spot, uint256 mean, uint256 bps) internal pure returns (bool) {
        return M(spot, 10_000) <= M(mean, 10_000 + bps) && M(spot, 10_000) >= M(mean, 10_000 - bps);
    }

    /// What lies behind one SAVE, in ether, WAD, rounded down; 0 when unavailable.
    function navPerSave() internal view returns (uint256) {
        return D(wad(vault.convertToAssets(1e18)), risePerEth());
    }

    /// Ether that the executor of the defense would spend now, at most what its breaker leaves; 0 when it gives no answer.
    function wouldSpend() internal view returns (uint256) {
        uint256 left = defense.available();
        uint256 asked = _ask(defense.executor(), abi.encodeCall(INAVDefenseExecutor.amount, (left)));
        return asked < left ? asked : left;
    }

    function defenseOpen() internal view returns (bool) {
        return uint256(vm.load(address(defense), bytes32(NAVDefenseCoreSlots._status))) != 2;
    }

    function budget() internal view returns (uint256) {
        return uint256(vm.load(address(defense), bytes32(NAVDefenseCoreSlots._budget)));
    }

    function swapping() internal view returns (uint256) {
        return uint256(vm.load(address(core), bytes32(PulseCoreSlots._swapping)));
    }

    /// What a running swap of the treasury may still pay, in its token.
    function swapBudget() internal view returns (uint256) {
        return uint256(vm.load(address(core), bytes32(PulseCoreSlots._budget)));
    }

    /// Five percent of an amount, rounded down.
    function fivePercent(uint256 x) internal pure returns (uint256) {
        return x * 500 / 10_000;
    }

    /// Two percent of an amount, rounded down.
    function twoPercent(uint256 x) internal pure returns (uint256) {
        return x * 200 / 10_000;
    }

    function _ask(address from, bytes memory data) private view returns (uint256) {
        (bool ok, bytes memory word) = from.staticcall(data);
        return ok && word.length >= 32 ? abi.decode(word, (uint256)) : 0;
    }
}
