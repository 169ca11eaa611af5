// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {FLAT} from "../../../contracts/flat/src/FLAT.sol";
import {GhostMintCore} from "../../../contracts/flat/src/GhostMintCore.sol";
import {Guardian} from "../../../contracts/flat/src/Guardian.sol";
import {NAVDefenseCore} from "../../../contracts/flat/src/NAVDefenseCore.sol";
import {Ocean} from "../../../contracts/flat/src/Ocean.sol";
import {PulseCore} from "../../../contracts/flat/src/PulseCore.sol";
import {RISE} from "../../../contracts/flat/src/RISE.sol";
import {SaveVault} from "../../../contracts/flat/src/SaveVault.sol";
import {Clock} from "../Clock.sol";
import {Actions} from "./Actions.sol";
import {Sandwich} from "./Sandwich.sol";

/// The names that expressions are read in, of the types that they have in the symbolic worlds.
abstract contract Names {
    RISE internal immutable rise;
    SaveVault internal immutable vault;
    FLAT internal immutable flat;
    Ocean internal immutable ocean;
    PulseCore internal immutable core;
    GhostMintCore internal immutable ghost;
    NAVDefenseCore internal immutable defense;
    Guardian internal immutable guard;
    Clock internal immutable clock;
    Sandwich internal immutable sandwich;
    IERC20 internal immutable weth;
    address internal immutable pool;
    address internal immutable risePool;
    address internal immutable savePool;
    address internal immutable flatPool;
    address internal immutable council;
    address internal immutable treasury;
    address internal immutable twap;
    address internal immutable factory;
    address internal immutable ethUsdFeed;
    address internal immutable cpiFeed;
    address internal immutable truflationFeed;

    /// Who received the whole supply of RISE, and passed it on at genesis.
    address internal immutable distributor;
    uint256 internal constant RISE_SUPPLY = 425_000_000e18;
    uint256 internal constant FLAT_SUPPLY = 21_000_000_000_000e18;

    Actions internal immutable _world;

    constructor(Actions world) {
        _world = world;
        rise = world.rise();
        vault = world.vault();
        flat = world.flat();
        ocean = world.ocean();
        core = world.core();
        ghost = world.ghost();
        defense = world.defense();
        guard = world.guard();
        clock = new Clock();
        sandwich = world.sandwich();
        weth = world.weth();
        pool = address(world.pool());
        risePool = address(world.risePool());
        savePool = address(world.savePool());
        flatPool = pool;
        council = core.council();
        treasury = address(core);
        twap = address(world.twap());
        factory = address(world.factory());
        ethUsdFeed = address(world.ethUsdFeed());
        cpiFeed = address(world.cpiFeed());
        truflationFeed = address(world.truflationFeed());
        distributor = address(world);
    }
}
