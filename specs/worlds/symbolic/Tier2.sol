// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {vm} from "./Cheats.sol";

/// An executor that answers anything of any length from none to eight words, or fails with it. It is asked by STATICCALL, so
/// answering is all that the worst of executors can do: what it computed the answer from does not matter.
contract AnyExecutor {
    uint256 internal fails;
    uint256 internal answerLength;
    uint256[8] internal answer;

    fallback() external {
        uint256 failing = fails;
        uint256 length = answerLength > 256 ? 256 : answerLength;
        assembly {
            for { let i := 0 } lt(i, 8) { i := add(i, 1) } { mstore(mul(i, 32), sload(add(i, 2))) }
            if eq(failing, 1) { revert(0, length) } // Safe: an executor that fails, with a whole answer, is what is studied
            return(0, length) // Safe: it is the executor's answer, of any length
        }
    }
}

/// A guardian that has paused the executor or has not.
contract AnyGuardian {
    uint256 internal paused;

    function isPaused(address) external view returns (bool) {
        return paused == 1;
    }
}

/// A market reader that says anything, and not the same, of each of two pools: its storage is free. Like the real one it
/// reads nothing from what is no pool.
contract AnyQuotes {
    uint256[2] internal mean;
    uint256[2] internal spot;
    uint256 internal limit;
    address internal immutable first;
    address internal immutable second;

    constructor(address first_, address second_) {
        first = first_;
        second = second_;
    }

    function twapPriceUp(address pool, address, uint32) external view returns (uint256) {
        return mean[_indexOf(pool)];
    }

    function spotPriceUp(address pool, address) external view returns (uint256) {
        return spot[_indexOf(pool)];
    }

    function sqrtPriceAt(address pool, address, uint256) external view virtual returns (uint160) {
        _indexOf(pool);
        return uint160(limit);
    }

    function _indexOf(address pool) internal view returns (uint256) {
        if (pool == first) return 0;
        require(pool == second); // Safe: the real reader reverts too, asking for tokens that only a pool has
        return 1;
    }
}

/// A SAVE pool whose swap leaves the core with any ether and any SAVE: more than any number of callbacks, transfers and
/// re-entries in any order could do. Whether those are possible is not asked; the checks after the swap must hold.
/// Safe: proved in NAVD-UNIT-003: a callback changes nothing else.
contract AnySavePool {
    uint256 internal ethAfter;
    uint256 internal saveAfter;
    address internal immutable core;
    address internal immutable save;
    uint256 internal immutable balances;
    uint256 internal immutable supply;

    constructor(address core_, address save_, uint256 balances_, uint256 supply_) {
        core = core_;
        save = save_;
        balances = balances_;
        supply = supply_;
    }

    function swap(address, bool, int256, uint160, bytes calldata) external returns (int256, int256) {
        vm.assume(saveAfter <= uint256(vm.load(save, bytes32(supply)))); // Safe: proved in VAULT-STATE-003
        vm.assume(ethAfter >> 128 == 0); // Assumes A-ETH-SUPPLY
        vm.deal(core, ethAfter);
        vm.store(save, keccak256(abi.encode(core, balances)), bytes32(saveAfter));
        return (0, 0);
    }
}

/// A vault that says anything, takes nothing and gives nothing: for claims that hold whatever the vault does.
contract AnyVault {
    uint256 internal perShare;
    uint256 internal cost;
    uint256 internal held;
    uint256 internal worth;
    uint256 internal supply;
    address public immutable asset;

    constructor(address asset_) {
        asset = asset_;
    }

    function totalSupply() external view returns (uint256) {
        vm.assume(supply <= 425_000_000e18); // Safe: proved in VAULT-STATE-002 and RISE-STATE-001
        return supply;
    }

    function previewMint(uint256 shares) external view returns (uint256) {
        return shares == 1e18 ? perShare : cost;
    }

    function mint(uint256, address) external view returns (uint256) {
        return cost;
    }

    function previewDeposit(uint256) external view returns (uint256) {
        return worth;
    }

    /// As the real one: what is worth no share is refused.
    function deposit(uint256, address) external view returns (uint256) {
        require(worth != 0); // Safe: proved in VAULT-UNIT-001: the real vault refuses what is worth no share
        return worth;
    }

    function balanceOf(address) external view returns (uint256) {
        return held;
    }

    function convertToAssets(uint256) external view returns (uint256) {
        return worth;
    }

    function burn(uint256) external {
        held = 0;
    }
}

/// A pool of {AnyVault}'s shares whose swap leaves the core with any ether and any SAVE, and that keeps in mind what it was
/// offered.
/// Safe: proved in NAVD-UNIT-003: a callback changes nothing else.
contract AnySharePool {
    uint256 internal ethAfter;
    uint256 internal saveAfter;
    /// What it was last offered, in wei.
    uint256 public offered;
    /// Where it was last told to stop: a square-root price.
    uint160 public limit;
    address internal immutable core;
    address internal immutable save;

    constructor(address core_, address save_) {
        core = core_;
        save = save_;
    }

    function swap(address, bool, int256 amount, uint160 limit_, bytes calldata) external returns (int256, int256) {
        offered = uint256(amount);
        limit = limit_;
        vm.assume(ethAfter >> 128 == 0); // Assumes A-ETH-SUPPLY
        vm.deal(core, ethAfter);
        vm.store(save, bytes32(uint256(2)), bytes32(saveAfter));
        return (0, 0);
    }
}
