// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Ocean} from "../../../contracts/flat/src/Ocean.sol";
import {RISE} from "../../../contracts/flat/src/RISE.sol";
import {OceanSlots, RISESlots} from "../../../harness/generated/Slots.sol";
import {svm, vm} from "./Cheats.sol";
import {AnyPosition} from "./OceanMarket.sol";
import {Symbolic} from "./Symbolic.sol";

/// Ocean: real runtime code and arbitrary state, beside a pool that does anything and two tokens. The tokens are
/// OpenZeppelin's ERC-20 as RISE and FLAT inherit it: Ocean sees of either only balances and transfers.
abstract contract OceanWorld is Symbolic {
    Ocean internal ocean;
    RISE internal constant flat = RISE(address(0xC001));
    RISE internal constant weth = RISE(address(0xC002));
    AnyPosition internal constant pool = AnyPosition(address(0xC003));

    function _deploy() internal {
        _market();
        ocean = new Ocean(address(flat), address(weth), address(pool));
    }

    function setUp() public virtual {
        _market();
        address built = address(new Ocean(address(flat), address(weth), address(pool)));
        ocean = Ocean(address(0xA004));
        vm.etch(address(ocean), built.code);
        vm.etch(address(pool), address(new AnyPosition(address(flat), address(weth), address(ocean))).code);
        svm.enableSymbolicStorage(address(ocean));
        svm.enableSymbolicStorage(address(pool));
    }

    function _market() private {
        bytes memory token = address(new RISE(address(this))).code;
        vm.etch(address(flat), token);
        vm.etch(address(weth), token);
        vm.etch(address(pool), address(new AnyPosition(address(flat), address(weth), address(0xA004))).code);
        svm.enableSymbolicStorage(address(flat));
        svm.enableSymbolicStorage(address(weth));
    }

    /// Whether Ocean's reentrancy guard lets a call in.
    function oceanOpen() internal view returns (bool) {
        return uint256(_load(address(ocean), bytes32(OceanSlots._status))) != 2;
    }

    function _outsider(address who) internal view override returns (bool) {
        return both(both(who != address(ocean), who != address(pool)), both(who != address(flat), who != address(weth)));
    }

    function _arbitrary(address, address) internal virtual {
        vm.warp(svm.createUint(64, "timestamp"));
        _free(address(ocean), OceanSlots._status, "oceanStatus");
        _free(address(ocean), OceanSlots._mintCommitment, "mintCommitment");
        _freeOf(address(flat), "flat");
        _freeOf(address(weth), "weth");
        for (uint256 i = 0; i < 5; i++) {
            _free(address(pool), i, ["sqrtPrice", "liquidity", "owed0", "owed1", "calls"][i]);
        }
        vm.store(address(pool), bytes32(uint256(5)), bytes32(0));
    }

    function _freeOf(address token, string memory name) private {
        _freeAt(token, _mapping(RISESlots._balances, caller), string.concat(name, "BalanceOfCaller"));
        _freeAt(token, _mapping(RISESlots._balances, address(ocean)), string.concat(name, "BalanceOfOcean"));
        _freeAt(token, _mapping(RISESlots._balances, address(pool)), string.concat(name, "BalanceOfPool"));
        bytes32 allowed = keccak256(abi.encode(address(ocean), _mapping(RISESlots._allowances, caller)));
        _freeAt(token, allowed, string.concat(name, "AllowanceCallerToOcean"));
    }

    /// Whether nobody can deploy Ocean for a pool of these two tokens.
    function isRefused(address token0, address token1) internal returns (bool) {
        address other = address(new AnyPosition(token0, token1, address(ocean)));
        try new Ocean(address(flat), address(weth), other) returns (Ocean) {
            return false;
        } catch {
            return true;
        } // Safe: that the deployment reverts is what is asked
    }

    /// What the pool was asked to do that Ocean must never ask: burn liquidity, collect elsewhere, mint for others.
    function misuse() internal view returns (uint256) {
        return pool.misuse();
    }

    /// Hash of the mint that is running; 0 when none is.
    function mintCommitment() internal view returns (uint256) {
        return uint256(_load(address(ocean), bytes32(OceanSlots._mintCommitment)));
    }
}
