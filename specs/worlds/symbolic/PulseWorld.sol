// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IFLAT} from "../../../contracts/flat/interfaces/IFLAT.sol";
import {IGuardian} from "../../../contracts/flat/interfaces/IGuardian.sol";
import {IOcean} from "../../../contracts/flat/interfaces/IOcean.sol";
import {IPulseCore} from "../../../contracts/flat/interfaces/IPulseCore.sol";
import {PulseCore} from "../../../contracts/flat/src/PulseCore.sol";
import {PulseCoreSlots, RISESlots} from "../../../harness/generated/Slots.sol";
import {svm, vm} from "./Cheats.sol";
import {QuietPool} from "./Market.sol";
import {AnyFlat, AnyOcean, AnyProceeds, AnyRisePool} from "./PulseMarket.sol";
import {QuotesWorld} from "./QuotesWorld.sol";
import {AnyExecutor, AnyGuardian, AnyQuotes} from "./Tier2.sol";

/// PulseCore beside RISE and the vault, all real code in arbitrary state: with an arbitrary executor, guardian and market
/// reader, and with pools, FLAT and WETH that take and give anything. NAV defense takes ether and does nothing.
abstract contract PulseWorld is QuotesWorld {
    PulseCore internal core;
    address internal constant council = address(0xD001);
    address internal constant guardian = address(0xD002);
    address internal constant executor = address(0xD003);
    address internal constant risePool = address(0xD005);
    address internal constant weth = address(0xD007);
    address internal constant navDefense = address(0xD008);
    address internal constant flat = address(0xD009);
    address internal constant flatPool = address(0xD00A);
    address internal constant ocean = address(0xD00B);

    function setUp() public virtual override {
        super.setUp();
        vm.etch(flat, address(new AnyFlat(flatPool, weth)).code);
        address built = address(_build());
        core = PulseCore(payable(address(0xA008)));
        vm.etch(address(core), built.code);
        vm.etch(guardian, address(new AnyGuardian()).code);
        vm.etch(executor, address(new AnyExecutor()).code);
        vm.etch(twap, address(new AnyQuotes(risePool, flatPool)).code);
        vm.etch(weth, address(new AnyProceeds(address(core))).code);
        vm.etch(ocean, address(new AnyOcean()).code);
        vm.etch(flatPool, address(new QuietPool()).code);
        vm.etch(risePool, address(new AnyRisePool(address(core), address(rise), RISESlots._balances)).code);
        svm.enableSymbolicStorage(address(core));
        svm.enableSymbolicStorage(guardian);
        svm.enableSymbolicStorage(executor);
        svm.enableSymbolicStorage(twap);
        svm.enableSymbolicStorage(flat);
        svm.enableSymbolicStorage(weth);
        svm.enableSymbolicStorage(risePool);
    }

    function _deploy() internal override {
        super._deploy();
        vm.etch(flat, address(new AnyFlat(flatPool, weth)).code);
        core = _build();
    }

    function _build() private returns (PulseCore) {
        IPulseCore.Config memory config = IPulseCore.Config({
            flat: IFLAT(flat),
            vault: vault,
            ocean: IOcean(ocean),
            twap: twap,
            risePool: risePool,
            navDefense: payable(navDefense)
        });
        return new PulseCore(config, council, IGuardian(guardian), executor);
    }

    /// The executor neither: what it could do as a caller, any other account can.
    function _outsider(address who) internal view virtual override returns (bool) {
        bool market = both(both(who != weth, who != flat), both(who != flatPool, who != risePool));
        bool asked = both(both(who != executor, who != guardian), both(who != twap, who != ocean));
        return both(super._outsider(who), both(both(who != address(core), who != navDefense), both(market, asked)));
    }

    /// Frees by name what a pulse reads. The executor's address is fixed, and what is there answers anything.
    function _arbitrary(address a, address b) internal virtual override {
        super._arbitrary(a, b);
        vm.roll(svm.createUint(64, "blockNumber"));
        vm.deal(address(core), svm.createUint(128, "treasuryEther"));
        _free(address(core), PulseCoreSlots._status, "coreStatus");
        _free(address(core), PulseCoreSlots.lastPulse, "lastPulse");
        _free(address(core), PulseCoreSlots.epochStart, "epochStart");
        _free(address(core), PulseCoreSlots.epochLimit, "epochLimit");
        _free(address(core), PulseCoreSlots.epochSpent, "epochSpent");
        _free(address(core), PulseCoreSlots._budget, "budget");
        _free(address(core), PulseCoreSlots._swapping, "swapping");
        vm.store(address(core), bytes32(PulseCoreSlots.executor), bytes32(uint256(uint160(executor))));
        _freeAt(address(rise), _mapping(RISESlots._balances, address(core)), "riseBalanceOfCore");
        _free(guardian, 0, "paused");
        _free(executor, 0, "executorFails");
        vm.store(executor, bytes32(uint256(1)), bytes32(uint256(224)));
        for (uint256 i = 0; i < 7; i++) {
            _free(executor, 2 + i, ["riseEth", "chargeEth", "pegEth", "defenseEth", "window", "slippage", "bountyBps"][i]);
        }
        for (uint256 i = 0; i < 5; i++) {
            _free(twap, i, ["riseMean", "flatMean", "riseSpot", "flatSpot", "priceLimit"][i]);
        }
        for (uint256 i = 0; i < 4; i++) {
            _free(flat, i, ["flatPrice", "ethUsd", "flatSold", "flatLeft"][i]);
        }
        _free(weth, 0, "etherAfterCharge");
        _free(risePool, 0, "etherAfterSwap");
        _free(risePool, 1, "riseAfterSwap");
    }

    /// A word of the executor's plan, in the order of its fields.
    function planned(uint256 field) internal view returns (uint256) {
        return uint256(_load(executor, bytes32(2 + field)));
    }

    /// Settled pools, with spot prices that are not their means, and a plan within the rules.
    function _huntingGround() internal view virtual override returns (bool) {
        bool rules = both(planned(4) == 1800, both(planned(5) == 60, planned(6) == 50));
        bool settled = both(riseMean() == 1e17, uint256(_load(twap, bytes32(uint256(2)))) == 1.005e17);
        // Above the band by less than spot and mean may differ.
        bool flatPool_ = flatMean() == 5.06e14;
        bool desk = both(deskPrice() == 1e18, deskEthUsd() == 2000e18);
        bool running = both(core.epochLimit() == 2 ether, both(core.epochSpent() == 0, core.epochStart() == block.timestamp));
        bool held = both(address(core).balance == 100 ether, rise.balanceOf(address(core)) == 0);
        return both(both(both(rules, settled), both(flatPool_, desk)), both(running, held));
    }

    /// An everyday pulse, for twins: an ether of RISE at its mean price, half an ether for NAV defense, and a bounty of half
    /// a percent; out of 100 ether, in a running epoch.
    function everyday() internal view returns (bool) {
        bool plan = both(both(planned(0) == 1 ether, planned(1) == 0), both(planned(2) == 0, planned(3) == 0.5 ether));
        return both(plan, usual());
    }

    /// What an everyday pulse finds.
    function usual() internal view returns (bool) {
        bool rules = both(planned(4) == 1800, both(planned(5) == 60, planned(6) == 50));
        bool price = both(riseMean() == 1e17, uint256(_load(twap, bytes32(uint256(2)))) == 1e17);
        bool swap = both(uint256(_load(risePool, bytes32(0))) == 99 ether, uint256(_load(risePool, bytes32(uint256(1)))) == 10e18);
        bool held = both(address(core).balance == 100 ether, rise.balanceOf(address(core)) == 0);
        bool running = both(core.epochLimit() == 2 ether, both(core.epochSpent() == 0, core.epochStart() == block.timestamp));
        return both(rules, both(both(price, swap), both(held, running)));
    }

    /// A pulse that only locks: a plan of nothing, ten RISE here, and a vault at par.
    function quiet() internal view returns (bool) {
        bool plan = both(both(planned(0) == 0, planned(1) == 0), both(planned(2) == 0, planned(3) == 0));
        bool rules = both(planned(4) == 1800, both(planned(5) == 0, planned(6) == 0));
        bool held = both(rise.balanceOf(address(core)) == 10e18, core.epochStart() == block.timestamp);
        bool par = both(rise.balanceOf(address(vault)) == 212_500_000e18, vault.totalSupply() == 212_500_000e18);
        return both(both(plan, rules), both(held, par));
    }

    /// The upper edge of the band around the oracle price, a wei above it: WETH for one FLAT, WAD.
    function upperEdge() internal view returns (uint256) {
        unchecked {
            return D(deskPrice() * 10_050 * 1e18, deskEthUsd() * 10_000) + 1;
        }
    }

    /// Dollars for one FLAT, and for one ether, as the desk gives them, WAD.
    function deskPrice() internal view returns (uint256) {
        return uint256(_load(flat, bytes32(0)));
    }

    function deskEthUsd() internal view returns (uint256) {
        return uint256(_load(flat, bytes32(uint256(1))));
    }

    /// Mean and spot price of FLAT as the reader gives them, WAD, rounded up.
    function flatMean() internal view returns (uint256) {
        return uint256(_load(twap, bytes32(uint256(1))));
    }

    function flatSpot() internal view returns (uint256) {
        return uint256(_load(twap, bytes32(uint256(3))));
    }

    /// What the RISE pool leaves the core with.
    function etherAfterSwap() internal view returns (uint256) {
        return uint256(_load(risePool, bytes32(0)));
    }

    /// The same of RISE.
    function riseAfterSwap() internal view returns (uint256) {
        return uint256(_load(risePool, bytes32(uint256(1))));
    }

    /// The highest price that a plan lets RISE be bought at, WAD.
    function highestPrice() internal view returns (uint256) {
        return D(M(riseMean(), plus(10_000, planned(5))), 10_000);
    }

    /// What a plan that only buys RISE spends, with its bounty, in wei.
    function spending() internal view returns (uint256) {
        uint256 spent = minus(address(core).balance, etherAfterSwap());
        return plus(spent, D(M(spent, planned(6)), 10_000));
    }

    /// What a charge leaves the core with, before it becomes Ocean liquidity.
    function etherAfterCharge() internal view returns (uint256) {
        return uint256(_load(weth, bytes32(0)));
    }

    function swapping() internal view returns (uint256) {
        return uint256(_load(address(core), bytes32(PulseCoreSlots._swapping)));
    }

    /// What a running swap may still pay, in its token.
    function swapBudget() internal view returns (uint256) {
        return uint256(_load(address(core), bytes32(PulseCoreSlots._budget)));
    }

    /// Whether the core's executor must not be asked; there is one core here.
    function isPaused(address) internal view returns (bool) {
        return uint256(_load(guardian, bytes32(0))) == 1;
    }

    function executorAnswers() internal view returns (bool) {
        return uint256(_load(executor, bytes32(0))) != 1;
    }

    function coreOpen() internal view returns (bool) {
        return uint256(_load(address(core), bytes32(PulseCoreSlots._status))) != 2;
    }

    /// Mean price of RISE in WETH as the reader gives it, WAD, rounded up.
    function riseMean() internal view returns (uint256) {
        return uint256(_load(twap, bytes32(0)));
    }

    /// Two percent of an amount, rounded down; below 2^128 it cannot wrap.
    function twoPercent(uint256 x) internal pure returns (uint256) {
        unchecked {
            return x * 200 / 10_000;
        }
    }
}
