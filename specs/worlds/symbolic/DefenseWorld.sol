// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IGuardian} from "../../../contracts/flat/interfaces/IGuardian.sol";
import {INAVDefenseCore} from "../../../contracts/flat/interfaces/INAVDefenseCore.sol";
import {NAVDefenseCore} from "../../../contracts/flat/src/NAVDefenseCore.sol";
import {NAVDefenseCoreSlots, SaveVaultSlots} from "../../../harness/generated/Slots.sol";
import {svm, vm} from "./Cheats.sol";
import {AnyWeth} from "./Market.sol";
import {QuotesWorld} from "./QuotesWorld.sol";
import {AnyExecutor, AnyGuardian, AnyQuotes, AnySavePool} from "./Tier2.sol";

/// NAVDefenseCore beside RISE and the vault, all real code in arbitrary state: with an arbitrary executor, guardian, market
/// reader and pool.
abstract contract DefenseWorld is QuotesWorld {
    NAVDefenseCore internal defense;
    address internal constant council = address(0xD001);
    address internal constant guardian = address(0xD002);
    address internal constant executor = address(0xD003);
    address internal constant risePool = address(0xD005);
    address internal constant savePool = address(0xD006);
    address internal constant weth = address(0xD007);

    function setUp() public virtual override {
        super.setUp();
        address built = address(_build());
        defense = NAVDefenseCore(payable(address(0xA007)));
        vm.etch(address(defense), built.code);
        vm.etch(guardian, address(new AnyGuardian()).code);
        vm.etch(executor, address(new AnyExecutor()).code);
        vm.etch(twap, address(new AnyQuotes(risePool, savePool)).code);
        vm.etch(weth, address(new AnyWeth()).code);
        AnySavePool pool =
            new AnySavePool(address(defense), address(vault), SaveVaultSlots._balances, SaveVaultSlots._totalSupply);
        vm.etch(savePool, address(pool).code);
        svm.enableSymbolicStorage(address(defense));
        svm.enableSymbolicStorage(guardian);
        svm.enableSymbolicStorage(executor);
        svm.enableSymbolicStorage(twap);
        svm.enableSymbolicStorage(savePool);
    }

    function _deploy() internal override {
        super._deploy();
        defense = _build();
    }

    function _build() private returns (NAVDefenseCore) {
        INAVDefenseCore.Config memory config = INAVDefenseCore.Config({
            vault: vault,
            twap: twap,
            risePool: risePool,
            savePool: savePool,
            weth: weth
        });
        return new NAVDefenseCore(config, council, IGuardian(guardian), executor);
    }

    function _outsider(address who) internal view virtual override returns (bool) {
        return both(super._outsider(who), who != address(defense));
    }

    /// Frees by name what a purchase reads. The executor's address is fixed, and what is there answers anything.
    function _arbitrary(address a, address b) internal virtual override {
        super._arbitrary(a, b);
        vm.deal(address(defense), svm.createUint(128, "defenseEther"));
        _free(address(defense), NAVDefenseCoreSlots._status, "defenseStatus");
        _free(address(defense), NAVDefenseCoreSlots.epochStart, "epochStart");
        _free(address(defense), NAVDefenseCoreSlots.epochLimit, "epochLimit");
        _free(address(defense), NAVDefenseCoreSlots.epochSpent, "epochSpent");
        _free(address(defense), NAVDefenseCoreSlots._budget, "budget");
        vm.store(address(defense), bytes32(NAVDefenseCoreSlots.executor), bytes32(uint256(uint160(executor))));
        _freeAt(address(vault), _mapping(SaveVaultSlots._balances, address(defense)), "saveBalanceOfDefense");
        _free(guardian, 0, "paused");
        _free(executor, 0, "executorFails");
        vm.store(executor, bytes32(uint256(1)), bytes32(uint256(32)));
        _free(executor, 2, "executorAmount");
        _free(twap, 0, "risePerEthMean");
        _free(twap, 1, "saveMean");
        _free(twap, 2, "risePerEthSpot");
        _free(twap, 3, "saveSpot");
        _free(twap, 4, "priceLimit");
        _free(savePool, 0, "ethAfter");
        _free(savePool, 1, "saveAfter");
    }

    /// Both pools settled: one ether is ten RISE, and a SAVE of one RISE costs a fifth less.
    function settled() internal view returns (bool) {
        bool riseSettled = both(risePerEth() == 10e18, uint256(_load(twap, bytes32(uint256(2)))) == 10e18);
        bool saveSettled = both(
            uint256(_load(twap, bytes32(uint256(1)))) == 8e16, uint256(_load(twap, bytes32(uint256(3)))) == 8e16
        );
        return both(riseSettled, saveSettled);
    }

    /// As {settled}, with spot prices half a percent above their means, so that neither is taken for the other unseen.
    function _huntingGround() internal view virtual override returns (bool) {
        bool means = both(risePerEth() == 10e18, saveMean() == 8e16);
        bool spots = both(
            uint256(_load(twap, bytes32(uint256(2)))) == 10.05e18, uint256(_load(twap, bytes32(uint256(3)))) == 8.04e16
        );
        return both(both(means, spots), address(defense).balance == 100 ether);
    }

    function defenseOpen() internal view returns (bool) {
        return uint256(_load(address(defense), bytes32(NAVDefenseCoreSlots._status))) != 2;
    }

    /// Ether that the executor asks for, in wei.
    function wanted() internal view returns (uint256) {
        return uint256(_load(executor, bytes32(uint256(2))));
    }

    /// Ether that the pool leaves the core with, in wei.
    function etherAfter() internal view returns (uint256) {
        return uint256(_load(savePool, bytes32(0)));
    }

    /// Mean RISE per ether as the reader gives it, WAD, rounded up.
    function risePerEth() internal view returns (uint256) {
        return uint256(_load(twap, bytes32(uint256(0))));
    }

    /// Mean price of SAVE in WETH as the reader gives it, WAD, rounded up.
    function saveMean() internal view returns (uint256) {
        return uint256(_load(twap, bytes32(uint256(1))));
    }

    function budget() internal view returns (uint256) {
        return uint256(_load(address(defense), bytes32(NAVDefenseCoreSlots._budget)));
    }

    /// Whether the core's executor must not be asked; there is one core here.
    function isPaused(address) internal view returns (bool) {
        return uint256(_load(guardian, bytes32(0))) == 1;
    }

    function executorAnswers() internal view returns (bool) {
        return uint256(_load(executor, bytes32(0))) != 1;
    }

    /// Five percent of an amount, rounded down; below 2^128 it cannot wrap.
    function fivePercent(uint256 x) internal pure returns (uint256) {
        unchecked {
            return x * 500 / 10_000;
        }
    }
}
