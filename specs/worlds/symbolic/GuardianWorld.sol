// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Guardian} from "../../../contracts/flat/src/Guardian.sol";
import {GuardianSlots} from "../../../harness/generated/Slots.sol";
import {svm, vm} from "./Cheats.sol";
import {Symbolic} from "./Symbolic.sol";

/// The Guardian: real runtime code, anything paused, at any time from deployment on. Its guardian is one account, as good
/// as any: nothing depends on which.
abstract contract GuardianWorld is Symbolic {
    Guardian internal guard;
    address internal constant keyHolder = address(0x6A4D);
    uint256 internal constant DEPLOYED = 1_800_000_000;
    uint256 internal constant LIFETIME = 730 * 24 * 60 * 60;

    function _deploy() internal {
        vm.warp(DEPLOYED);
        guard = new Guardian(keyHolder);
    }

    function setUp() public virtual {
        _deploy();
        address built = address(guard);
        guard = Guardian(address(0xA005));
        vm.etch(address(guard), built.code);
        svm.enableSymbolicStorage(address(guard));
    }

    function _outsider(address who) internal view override returns (bool) {
        return who != address(guard);
    }

    function _arbitrary(address a, address b) internal virtual {
        uint256 time = svm.createUint(64, "timestamp");
        vm.assume(time >= DEPLOYED); // Safe: after deployment
        vm.warp(time);
        _freeAt(address(guard), _mapping(GuardianSlots._paused, a), "pausedA");
        _freeAt(address(guard), _mapping(GuardianSlots._paused, b), "pausedB");
    }

    /// Whether the 730 days are over.
    function isOver() internal view returns (bool) {
        return block.timestamp >= DEPLOYED + LIFETIME;
    }

    function isKey(address who) internal pure returns (bool) {
        return who == keyHolder;
    }

    /// What is stored for an account, which before the expiry is whether it is paused.
    function pausedWord(address who) internal view returns (uint256) {
        return uint256(_load(address(guard), _mapping(GuardianSlots._paused, who)));
    }
}
