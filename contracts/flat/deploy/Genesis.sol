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
/// @notice The first steps of genesis: the exchange, Tier 1, and the FLAT pool at the oracle price. {LaunchSteps} goes on.
/// @dev Uniswap's factory and WETH9 are deployed from their published bytecode.
abstract contract GenesisSteps {
    /// @notice How much RISE genesis locks; see {GenesisNumbers}.
    enum Scenario {
        balanced,
        deep
    }

    /// @notice What a genesis depends on.
    /// @param scenario How much RISE is locked.
    /// @param flatIsToken0 Which of the pool's two tokens FLAT becomes.
    /// @param ethUsdFeed Feed with a fresh answer.
    /// @param cpiFeed Feed with a fresh answer, which becomes the base of the index.
    /// @param truflationFeed Feed with a fresh answer, which becomes the base of the index.
    struct Plan {
        Scenario scenario;
        bool flatIsToken0;
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
