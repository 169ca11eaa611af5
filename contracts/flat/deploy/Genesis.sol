// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IUniswapV3Factory} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Factory.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";

import {GenesisNumbers} from "contracts/flat/deploy/GenesisNumbers.sol";
import {UniswapBytecode} from "contracts/flat/deploy/generated/UniswapBytecode.sol";
import {IAggregatorV3} from "contracts/flat/interfaces/IAggregatorV3.sol";
import {IFLAT} from "contracts/flat/interfaces/IFLAT.sol";
import {IWETH9} from "contracts/flat/interfaces/IWETH9.sol";
import {FLAT} from "contracts/flat/src/FLAT.sol";
import {Ocean} from "contracts/flat/src/Ocean.sol";
import {RISE} from "contracts/flat/src/RISE.sol";
import {SaveVault} from "contracts/flat/src/SaveVault.sol";
import {Twap} from "contracts/flat/src/Twap.sol";

/// @title GenesisSteps
/// @notice The steps of genesis, for harnesses that inherit them; {Genesis} takes them all at once.
/// @dev Uniswap's factory and WETH9 are deployed from their published bytecode. Whoever runs the steps holds tokens
/// between them, and nothing after the last.
abstract contract GenesisSteps {
    /// @notice How much RISE genesis locks; see {GenesisNumbers}.
    enum Scenario {
        balanced,
        deep
    }

    /// @notice What a genesis depends on.
    /// @param scenario How much RISE is locked.
    /// @param flatIsToken0 Which of the pool's two tokens FLAT becomes.
    /// @param treasury Receives the SAVE of the genesis lock, the RISE inventory, and what the pool had no use for.
    /// @param floatHolder Receives the floating RISE.
    /// @param ethUsdFeed Feed with a fresh answer.
    /// @param cpiFeed Feed with a fresh answer, which becomes the base of the index.
    /// @param truflationFeed Feed with a fresh answer, which becomes the base of the index.
    struct Plan {
        Scenario scenario;
        bool flatIsToken0;
        address treasury;
        address floatHolder;
        IAggregatorV3 ethUsdFeed;
        IAggregatorV3 cpiFeed;
        IAggregatorV3 truflationFeed;
    }

    /// @notice A published bytecode did not deploy.
    error Genesis_CreateFailed();

    /* STORAGE */

    /// @notice Canonical WETH9.
    IWETH9 public weth;

    /// @notice Canonical Uniswap V3 factory.
    IUniswapV3Factory public factory;

    /// @notice The fixed-supply token.
    RISE public rise;

    /// @notice The deposit-only vault over RISE.
    SaveVault public vault;

    /// @notice The market reader.
    Twap public twap;

    /// @notice The CPI-indexed token and its desk.
    FLAT public flat;

    /// @notice The FLAT/WETH liquidity that only grows.
    Ocean public ocean;

    /// @notice The FLAT/WETH pool.
    IUniswapV3Pool public pool;

    /* INTERNAL */

    /// @dev All steps, in order. The ether is the FLAT/ETH pool's: half of it buys the FLAT side.
    function _genesis(Plan memory plan, uint256 poolEth) internal {
        _deployMarket();
        _deployRise();
        _deployFlat(plan);
        _distributeRise(plan);
        _seedPool(plan.treasury, poolEth);
    }

    /// @dev WETH9 and the Uniswap V3 factory.
    function _deployMarket() internal {
        weth = IWETH9(_create(UniswapBytecode.weth9()));
        factory = IUniswapV3Factory(_create(UniswapBytecode.uniswapV3Factory()));
    }

    /// @dev RISE, all of it to this contract, and the vault.
    function _deployRise() internal {
        rise = new RISE(address(this));
        vault = new SaveVault(rise);
    }

    /// @dev Reader, FLAT, its pool at the oracle price, and Ocean. One call, so that nobody can set the pool's price
    /// between the steps.
    function _deployFlat(Plan memory plan) internal {
        twap = new Twap();
        IFLAT.Config memory config = IFLAT.Config({
            weth: address(weth),
            uniswapFactory: address(factory),
            poolFee: GenesisNumbers.POOL_FEE,
            twap: address(twap),
            ethUsdFeed: plan.ethUsdFeed,
            cpiFeed: plan.cpiFeed,
            truflationFeed: plan.truflationFeed
        });
        flat = new FLAT{salt: _saltForOrder(config, plan.flatIsToken0)}(config);
        pool = IUniswapV3Pool(flat.pool());
        uint256 wethPerFlat = flat.flatPrice() * 1e18 / flat.ethUsdPrice();
        pool.initialize(twap.sqrtPriceAt(address(pool), address(flat), wethPerFlat));
        pool.increaseObservationCardinalityNext(GenesisNumbers.OBSERVATIONS);
        ocean = new Ocean(address(flat), address(weth), address(pool));
    }

    /// @dev Locks the scenario's share of RISE and hands out the rest.
    function _distributeRise(Plan memory plan) internal {
        bool balanced = plan.scenario == Scenario.balanced;
        uint256 locked = balanced ? GenesisNumbers.BALANCED_LOCKED : GenesisNumbers.DEEP_LOCKED;
        rise.approve(address(vault), locked);
        vault.deposit(locked, plan.treasury);
        if (balanced) rise.transfer(plan.treasury, GenesisNumbers.BALANCED_INVENTORY);
        rise.transfer(plan.floatHolder, rise.balanceOf(address(this)));
    }

    /// @dev Buys FLAT like anyone, deepens Ocean with it and as much ether, and passes on the dust.
    function _seedPool(address treasury, uint256 poolEth) internal {
        uint256 flatBought = flat.buy{value: poolEth / 2}(0);
        uint256 wethSide = poolEth - poolEth / 2;
        weth.deposit{value: wethSide}();
        flat.approve(address(ocean), flatBought);
        weth.approve(address(ocean), wethSide);
        ocean.deepen(flatBought, wethSide, 1);
        flat.approve(address(ocean), 0);
        weth.approve(address(ocean), 0);
        flat.transfer(treasury, flat.balanceOf(address(this)));
        weth.transfer(treasury, weth.balanceOf(address(this)));
    }

    /// @dev The first salt that puts FLAT's address on the wanted side of WETH's.
    function _saltForOrder(IFLAT.Config memory config, bool flatIsToken0) private view returns (bytes32 salt) {
        bytes32 codeHash = keccak256(abi.encodePacked(type(FLAT).creationCode, abi.encode(config)));
        for (uint256 i;; ++i) {
            salt = bytes32(i);
            bytes32 digest = keccak256(abi.encodePacked(bytes1(0xff), address(this), salt, codeHash));
            if ((address(uint160(uint256(digest))) < address(weth)) == flatIsToken0) return salt;
        }
    }

    function _create(bytes memory code) private returns (address deployed) {
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
        }
        if (deployed == address(0)) revert Genesis_CreateFailed();
    }
}

/// @title Genesis
/// @notice Takes every step of genesis in its constructor, and keeps no token and no power: all that is left of it is
/// the list of what it deployed.
/// @dev Its creation code is larger than mainnet takes in one transaction; it is the fixture of tests and harnesses.
contract Genesis is GenesisSteps {
    /* CONSTRUCTOR */

    /// @dev The ether sent is the FLAT/ETH pool's; see {GenesisNumbers.FLAT_POOL_ETH}.
    constructor(Plan memory plan) payable {
        _genesis(plan, msg.value);
    }
}
