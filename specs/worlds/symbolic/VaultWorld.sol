// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {RISE} from "../../../contracts/flat/src/RISE.sol";
import {SaveVault} from "../../../contracts/flat/src/SaveVault.sol";
import {RISESlots, SaveVaultSlots} from "../../../harness/generated/Slots.sol";
import {svm, vm} from "./Cheats.sol";
import {Symbolic} from "./Symbolic.sol";

/// RISE and SaveVault: real runtime code, arbitrary state.
abstract contract VaultWorld is Symbolic {
    RISE internal rise;
    SaveVault internal vault;
    address internal constant distributor = address(0xD157);
    uint256 internal constant RISE_SUPPLY = 425_000_000e18;

    /// As deployed, for base cases.
    function _deploy() internal virtual {
        rise = new RISE(distributor);
        vault = new SaveVault(rise);
    }

    /// Runtime code, immutables included, at fresh addresses whose storage is free.
    function setUp() public virtual {
        rise = RISE(address(0xA001));
        vault = SaveVault(address(0xA002));
        vm.etch(address(rise), address(new RISE(distributor)).code);
        vm.etch(address(vault), address(new SaveVault(rise)).code);
        svm.enableSymbolicStorage(address(rise));
        svm.enableSymbolicStorage(address(vault));
        _string(address(rise), RISESlots._name, "RISE");
        _string(address(rise), RISESlots._symbol, "RISE");
        _string(address(vault), SaveVaultSlots._name, "SAVE");
        _string(address(vault), SaveVaultSlots._symbol, "SAVE");
    }

    function _outsider(address who) internal view virtual override returns (bool) {
        return both(who != address(rise), who != address(vault));
    }

    /// Frees by name what a message can read: totals, and the balances and allowances of everyone it names.
    function _arbitrary(address a, address b) internal virtual {
        vm.warp(svm.createUint(64, "timestamp"));
        _free(address(rise), RISESlots._totalSupply, "riseTotalSupply");
        _free(address(vault), SaveVaultSlots._totalSupply, "saveTotalSupply");
        _freeToken(address(rise), RISESlots._balances, RISESlots._allowances, "rise", a, b);
        _freeToken(address(vault), SaveVaultSlots._balances, SaveVaultSlots._allowances, "save", a, b);
        _freeAt(address(rise), _mapping(RISESlots._balances, address(vault)), "riseBalanceOfVault");
        bytes32 toVault = keccak256(abi.encode(address(vault), _mapping(RISESlots._allowances, caller)));
        _freeAt(address(rise), toVault, "riseAllowanceCallerToVault");
    }
}
