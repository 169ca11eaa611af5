// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IGhostMintCore} from "../../../contracts/flat/interfaces/IGhostMintCore.sol";
import {IGuardian} from "../../../contracts/flat/interfaces/IGuardian.sol";
import {GhostMintCore} from "../../../contracts/flat/src/GhostMintCore.sol";
import {GhostMintCoreSlots, RISESlots} from "../../../harness/generated/Slots.sol";
import {Clock} from "../Clock.sol";
import {vm, svm} from "./Cheats.sol";
import {QuotesWorld} from "./QuotesWorld.sol";
import {AnyExecutor, AnyGuardian, AnyQuotes} from "./Tier2.sol";

/// GhostMintCore beside RISE and the vault, all real code in arbitrary state: with an arbitrary executor, an arbitrary
/// guardian and an arbitrary market reader. The treasury takes ether and does nothing, as PulseCore does.
abstract contract GhostWorld is QuotesWorld {
    GhostMintCore internal ghost;
    address internal constant council = address(0xD001);
    address internal constant guardian = address(0xD002);
    address internal constant executor = address(0xD003);
    address internal constant risePool = address(0xD005);
    address internal constant savePool = address(0xD006);
    address internal constant weth = address(0xD007);
    address internal constant treasury = address(0xD008);

    Clock internal clock;

    function setUp() public virtual override {
        clock = new Clock();
        super.setUp();
        address built = address(_build());
        ghost = GhostMintCore(address(0xA006));
        vm.etch(address(ghost), built.code);
        vm.etch(guardian, address(new AnyGuardian()).code);
        vm.etch(executor, address(new AnyExecutor()).code);
        vm.etch(twap, address(new AnyQuotes(risePool, savePool)).code);
        svm.enableSymbolicStorage(address(ghost));
        svm.enableSymbolicStorage(guardian);
        svm.enableSymbolicStorage(executor);
        svm.enableSymbolicStorage(twap);
    }

    function _deploy() internal override {
        super._deploy();
        ghost = _build();
    }

    function _build() private returns (GhostMintCore) {
        IGhostMintCore.Config memory config = IGhostMintCore.Config({
            vault: vault,
            twap: twap,
            risePool: risePool,
            savePool: savePool,
            weth: weth,
            treasury: payable(treasury)
        });
        return new GhostMintCore(config, council, IGuardian(guardian), executor);
    }

    function _outsider(address who) internal view virtual override returns (bool) {
        return both(super._outsider(who), both(who != address(ghost), who != treasury));
    }

    /// Frees by name what a sale reads. The executor's address is fixed, and what is there answers anything.
    function _arbitrary(address a, address b) internal virtual override {
        super._arbitrary(a, b);
        vm.deal(address(ghost), svm.createUint(96, "ghostEther"));
        _free(address(ghost), GhostMintCoreSlots._status, "ghostStatus");
        _free(address(ghost), GhostMintCoreSlots.epochStart, "epochStart");
        _free(address(ghost), GhostMintCoreSlots.epochLimit, "epochLimit");
        _free(address(ghost), GhostMintCoreSlots.epochSpent, "epochSpent");
        vm.store(address(ghost), bytes32(GhostMintCoreSlots.executor), bytes32(uint256(uint160(executor))));
        _freeAt(address(rise), _mapping(RISESlots._balances, address(ghost)), "riseBalanceOfGhost");
        bytes32 toVault = keccak256(abi.encode(address(vault), _mapping(RISESlots._allowances, address(ghost))));
        _freeAt(address(rise), toVault, "riseAllowanceGhostToVault");
        _free(guardian, 0, "paused");
        _free(executor, 0, "executorFails");
        vm.store(executor, bytes32(uint256(1)), bytes32(uint256(32)));
        _free(executor, 2, "executorPrice");
        _free(twap, 0, "riseMean");
        _free(twap, 1, "saveMean");
        _free(twap, 2, "riseSpot");
        _free(twap, 3, "saveSpot");
    }

    /// The views of the core, or 0 where they revert: reading never drops an execution.
    function _view(bytes memory data) private view returns (uint256) {
        (bool ok, bytes memory word) = address(ghost).staticcall(data);
        return ok ? abi.decode(word, (uint256)) : 0;
    }

    function clampPrice() internal view returns (uint256) {
        return _view(abi.encodeCall(ghost.clampPrice, ()));
    }

    function marketPrice() internal view returns (uint256) {
        return _view(abi.encodeCall(ghost.marketPrice, ()));
    }

    function _huntingGround() internal view virtual override returns (bool) {
        return both(riseMean() == 1e17, _quoted());
    }

    /// A SAVE of one RISE, at a sixth of an ether in the market and a little more by the executor.
    function _quoted() internal view returns (bool) {
        return both(both(savePerEth() == 6e18, executorPrice() == 1.7e17), _perShare() == 1e18);
    }

    /// Mean price of RISE in WETH as the reader gives it, WAD, rounded up.
    function riseMean() internal view returns (uint256) {
        return uint256(_load(twap, bytes32(uint256(0))));
    }

    /// Mean price of WETH in SAVE as the reader gives it, WAD, rounded up.
    function savePerEth() internal view returns (uint256) {
        return uint256(_load(twap, bytes32(uint256(1))));
    }

    /// What a sale is priced at: the executor's price, raised to the clamp.
    function salePrice(uint256 clamp) internal view returns (uint256) {
        uint256 price = executorPrice();
        return masked(price >= clamp, price) | masked(price < clamp, clamp);
    }

    /// What lies behind one SAVE at the mean price of RISE, in ether, WAD × WAD, rounded up.
    function navTimesWad() internal view returns (uint256) {
        return M(riseMean(), _perShare());
    }

    /// RISE that one new SAVE costs, WAD, rounded up.
    function _perShare() internal view virtual returns (uint256) {
        return vault.previewMint(1e18);
    }

    /// Eleven tenths, in basis points; the callers say why it cannot wrap.
    function elevenTenths(uint256 x) internal pure returns (uint256) {
        unchecked {
            return x * 11_000;
        }
    }

    /// One basis point of an amount, rounded down.
    function basisPoint(uint256 x) internal pure returns (uint256) {
        return x / 10_000;
    }

    /// A price WAD in the unit of `elevenTenths(navTimesWad())`.
    function inBpsOfNav(uint256 price) internal pure returns (uint256) {
        unchecked {
            return price * 1e22;
        }
    }

    function executorPrice() internal view returns (uint256) {
        return uint256(_load(executor, bytes32(uint256(2))));
    }

    /// Whether the core's executor must not be asked; there is one core here.
    function isPaused(address) internal view returns (bool) {
        return uint256(_load(guardian, bytes32(0))) == 1;
    }

    function executorAnswers() internal view returns (bool) {
        return uint256(_load(executor, bytes32(0))) != 1;
    }

    function ghostOpen() internal view returns (bool) {
        return uint256(_load(address(ghost), bytes32(GhostMintCoreSlots._status))) != 2;
    }
}
